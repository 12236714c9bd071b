// Hides a comment from all but its writer, if the viewer writes for its owner.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param comment_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param editors => ['OWNER', 'EDITOR']
// :param now => 1794000000000
MATCH (c:Comment {id: $comment_id})
WHERE c.owner_id = $viewer_id
   OR EXISTS { MATCH (:Person {id: $viewer_id})-[m:MEMBER_OF]->(:Organisation {id: c.owner_id}) WHERE m.role IN $editors }
SET c.locked_at = $now
WITH c
CALL (c) {
  WITH c
  WHERE c.state IN ['VISIBLE', 'HELD']
  SET c.state = 'HIDDEN', c.seen_by = c.writer_id
  REMOVE c.held_for, c.shown_at
  WITH c
  OPTIONAL MATCH (c)-[on:ON]->(subject)
  OPTIONAL MATCH (c)-[under:UNDER]->(parent)
  DELETE on, under
  FOREACH (each IN CASE WHEN subject IS NULL THEN [] ELSE [subject] END | MERGE (c)-[:WAITS_ON]->(each))
  FOREACH (each IN CASE WHEN parent IS NULL THEN [] ELSE [parent] END | MERGE (c)-[:WAITS_UNDER]->(each))
}
RETURN c.id, c.subject_id
LIMIT 1
