// Which comments wait for those who write for this account, oldest first?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param account_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param editors => ['OWNER', 'EDITOR']
// :param after_at => -1
// :param after_id => ''
// :param limit => 21
MATCH (a:Account {id: $account_id})
WHERE a.id = $viewer_id OR EXISTS { MATCH (:Person {id: $viewer_id})-[m:MEMBER_OF]->(a) WHERE m.role IN $editors }
OPTIONAL MATCH (viewer:Person {id: $viewer_id})
CALL (a, viewer) {
  MATCH (c:Comment)
  WHERE c.held_for = a.id AND c.created_at >= $after_at
  WITH c, viewer
  WHERE (c.created_at > $after_at OR c.id > $after_id)
    AND NOT EXISTS { MATCH (viewer)-[:BLOCKS]-(:Person {id: c.writer_id}) }
  RETURN c
  ORDER BY c.held_for, c.created_at, c.id
  LIMIT $limit
}
RETURN c {
         .id, .subject_kind, .subject_id, .writer_id, .owner_id, .text, .state, .cause, .created_at, .shown_at,
         parent_id: CASE WHEN c.thread_id <> c.subject_id THEN c.thread_id END,
         like_count: COUNT { (c)<-[:LIKES]-() }, reply_count: COUNT { (c)<-[:UNDER]-() },
         viewer_likes: EXISTS { (viewer)-[:LIKES]->(c) }
       }
ORDER BY c.created_at, c.id
LIMIT 101
