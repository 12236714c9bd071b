// Deletes a comment with its replies, if the viewer wrote it or writes for its owner.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param comment_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param editors => ['OWNER', 'EDITOR']
MATCH (c:Comment {id: $comment_id})
WHERE c.writer_id = $viewer_id
   OR c.owner_id = $viewer_id
   OR EXISTS { MATCH (:Person {id: $viewer_id})-[m:MEMBER_OF]->(:Organisation {id: c.owner_id}) WHERE m.role IN $editors }
CALL (c) {
  MATCH (c)<-[:UNDER|WAITS_UNDER]-(reply:Comment)
  DETACH DELETE reply
}
WITH c, c.subject_id AS subject_id
DETACH DELETE c
RETURN subject_id
LIMIT 1
