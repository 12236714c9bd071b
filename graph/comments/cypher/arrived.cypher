// Which comments of a work or post has everybody been able to see since then, in the order they came?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param subject_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param since => 1794000000000
OPTIONAL MATCH (viewer:Person {id: $viewer_id})
MATCH (c:Comment)
WHERE c.subject_id = $subject_id AND c.shown_at >= $since
WITH viewer, c
ORDER BY c.subject_id, c.shown_at, c.id
LIMIT 200
WITH viewer, c
WHERE NOT EXISTS { MATCH (viewer)-[:BLOCKS]-(:Person {id: c.writer_id}) }
RETURN c {
         .id, .subject_kind, .subject_id, .writer_id, .owner_id, .text, .state, .cause, .created_at, .shown_at,
         parent_id: CASE WHEN c.thread_id <> c.subject_id THEN c.thread_id END,
         like_count: COUNT { (c)<-[:LIKES]-() }, reply_count: COUNT { (c)<-[:UNDER]-() },
         viewer_likes: EXISTS { (viewer)-[:LIKES]->(c) }
       }
ORDER BY c.shown_at, c.id
LIMIT 200
