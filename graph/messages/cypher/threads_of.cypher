// Which threads stand in a box of this account, newest message first, for those who answer for it?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param account_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param editors => ['OWNER', 'EDITOR']
// :param box => 'INBOX'
// :param before => '~'
// :param limit => 21
MATCH (me:Account {id: $account_id})
WHERE me.id = $viewer_id OR EXISTS { MATCH (:Person {id: $viewer_id})-[r:MEMBER_OF]->(me) WHERE r.role IN $editors }
CALL (me) {
  MATCH (mine:Seat)
  WHERE mine.account_id = $account_id AND mine.box = $box AND mine.last_id < $before
  MATCH (mine)-[:AT]->(t:Thread)<-[:AT]-(theirs:Seat)<-[:SITS]-(other:Account)
  WHERE NOT EXISTS { (me)-[:BLOCKS]-(other) }
  RETURN mine, theirs, t
  ORDER BY mine.account_id DESC, mine.box DESC, mine.last_id DESC
  LIMIT $limit
}
MATCH (m:Message {thread_id: t.id, number: t.number})
OPTIONAL MATCH (m)<-[:WROTE]-(by:Person)
RETURN t.id, mine.account_id, theirs.account_id, t.state, t.state = 'REQUEST' AND t.asked_by <> mine.account_id, mine.box,
       theirs.sent - mine.heard, mine.read, theirs.read, mine.last_id,
       m.id, m.thread_id, m.number, m.text, m.sent_at, m.deleted_at, m.sender_id, by.id
ORDER BY mine.last_id DESC
LIMIT 101
