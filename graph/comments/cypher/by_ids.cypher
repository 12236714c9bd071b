// What do these comments say, for those who see them: all, or their writer and those who write for the owner?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param editors => ['OWNER', 'EDITOR']
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f7']
OPTIONAL MATCH (viewer:Person {id: $viewer_id})
UNWIND $ids AS id
MATCH (c:Comment {id: id})
WHERE (c.seen_by IN ['ALL', $viewer_id] OR c.owner_id = $viewer_id
       OR EXISTS { MATCH (viewer)-[m:MEMBER_OF]->(:Organisation {id: c.owner_id}) WHERE m.role IN $editors })
  AND NOT EXISTS { MATCH (viewer)-[:BLOCKS]-(:Person {id: c.writer_id}) }
RETURN c {
         .id, .subject_kind, .subject_id, .writer_id, .owner_id, .text, .state, .cause, .created_at, .shown_at,
         parent_id: CASE WHEN c.thread_id <> c.subject_id THEN c.thread_id END,
         like_count: COUNT { (c)<-[:LIKES]-() }, reply_count: COUNT { (c)<-[:UNDER]-() },
         viewer_likes: EXISTS { (viewer)-[:LIKES]->(c) }
       }
ORDER BY c.id
LIMIT 1000
