// Which comments stand on each of these works and posts, newest first; what waits only for its writer?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param seen_by => ['ALL', '01hzy6q0m3v8x2k4n7b9c1d5f6']
// :param thread_ids => ['01hzy6q0m3v8x2k4n7b9c1d5f7']
// :param before_at => 9007199254740992
// :param before_id => ''
// :param limit => 21
OPTIONAL MATCH (viewer:Person {id: $viewer_id})
UNWIND $thread_ids AS thread_id
CALL (viewer, thread_id) {
  UNWIND $seen_by AS seen_by
  CALL (viewer, thread_id, seen_by) {
    MATCH (c:Comment)
    WHERE c.thread_id = thread_id AND c.seen_by = seen_by AND c.created_at <= $before_at
    WITH viewer, c
    WHERE (c.created_at < $before_at OR c.id < $before_id)
      AND NOT EXISTS { MATCH (viewer)-[:BLOCKS]-(:Person {id: c.writer_id}) }
    RETURN c
    ORDER BY c.thread_id DESC, c.seen_by DESC, c.created_at DESC, c.id DESC
    LIMIT $limit
  }
  RETURN c
  ORDER BY c.created_at DESC, c.id DESC
  LIMIT $limit
}
RETURN thread_id, c {
         .id, .subject_kind, .subject_id, .writer_id, .owner_id, .text, .state, .cause, .created_at, .shown_at,
         parent_id: CASE WHEN c.thread_id <> c.subject_id THEN c.thread_id END,
         like_count: COUNT { (c)<-[:LIKES]-() }, reply_count: COUNT { (c)<-[:UNDER]-() },
         viewer_likes: EXISTS { (viewer)-[:LIKES]->(c) }
       }
ORDER BY thread_id, c.created_at DESC, c.id DESC
LIMIT 10000
