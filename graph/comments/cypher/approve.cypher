// Lets everybody see a comment that waits or is hidden, if the viewer writes for its owner.
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
  WHERE c.state IN ['HELD', 'HIDDEN']
  SET c.state = 'VISIBLE', c.seen_by = 'ALL', c.shown_at = $now
  REMOVE c.held_for
  WITH c
  OPTIONAL MATCH (c)-[on:WAITS_ON]->(subject)
  OPTIONAL MATCH (c)-[under:WAITS_UNDER]->(parent)
  DELETE on, under
  FOREACH (each IN CASE WHEN subject IS NULL THEN [] ELSE [subject] END | MERGE (c)-[:ON]->(each))
  FOREACH (each IN CASE WHEN parent IS NULL THEN [] ELSE [parent] END | MERGE (c)-[:UNDER]->(each))
}
RETURN c.id, c.subject_id
LIMIT 1
