// Which replies stand under each of these comments, oldest first; what waits only for its writer?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param seen_by => ['ALL', '01hzy6q0m3v8x2k4n7b9c1d5f6']
// :param thread_ids => ['01hzy6q0m3v8x2k4n7b9c1d5f7']
// :param after_at => -1
// :param after_id => ''
// :param limit => 21
OPTIONAL MATCH (viewer:Person {id: $viewer_id})
UNWIND $thread_ids AS thread_id
CALL (viewer, thread_id) {
  UNWIND $seen_by AS seen_by
  CALL (viewer, thread_id, seen_by) {
    MATCH (c:Comment)
    WHERE c.thread_id = thread_id AND c.seen_by = seen_by AND c.created_at >= $after_at
    WITH viewer, c
    WHERE (c.created_at > $after_at OR c.id > $after_id)
      AND NOT EXISTS { MATCH (viewer)-[:BLOCKS]-(:Person {id: c.writer_id}) }
    RETURN c
    ORDER BY c.thread_id, c.seen_by, c.created_at, c.id
    LIMIT $limit
  }
  RETURN c
  ORDER BY c.created_at, c.id
  LIMIT $limit
}
RETURN thread_id, c {
         .id, .subject_kind, .subject_id, .writer_id, .owner_id, .text, .state, .cause, .created_at, .shown_at,
         parent_id: CASE WHEN c.thread_id <> c.subject_id THEN c.thread_id END,
         like_count: COUNT { (c)<-[:LIKES]-() }, reply_count: COUNT { (c)<-[:UNDER]-() },
         viewer_likes: EXISTS { (viewer)-[:LIKES]->(c) }
       }
ORDER BY thread_id, c.created_at, c.id
LIMIT 10000
