// Which messages has each of these threads, newest first?
// read
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f8']
// :param before => 9007199254740992
// :param limit => 21
UNWIND $ids AS id
CALL (id) {
  MATCH (m:Message)
  WHERE m.thread_id = id AND m.number < $before
  RETURN m
  ORDER BY m.thread_id DESC, m.number DESC
  LIMIT $limit
}
OPTIONAL MATCH (m)<-[:WROTE]-(by:Person)
RETURN m.id, m.thread_id, m.number, m.text, m.sent_at, m.deleted_at, m.sender_id, by.id
ORDER BY m.thread_id, m.number DESC
LIMIT 10000
