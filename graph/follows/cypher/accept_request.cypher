// The viewer lets a person follow them who asked to; no row where neither a request nor a follow is there.
// write
// alters $viewer_id $person_id
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param person_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param now => 1794000000000
MATCH (asker:Person {id: $person_id})
SET asker.created_at = asker.created_at // takes the write lock: a block or a second answer made meanwhile is seen
WITH asker
OPTIONAL MATCH (asker)-[r:ASKS_TO_FOLLOW]->(:Person {id: $viewer_id})
OPTIONAL MATCH (asker)-[f:FOLLOWS]->(:Person {id: $viewer_id})
WITH asker, r, f
WHERE r IS NOT NULL OR f IS NOT NULL
CALL (asker, r) {
  WITH asker, r
  WHERE r IS NOT NULL
  MATCH (viewer:Person {id: $viewer_id})
  MERGE (asker)-[made:FOLLOWS]->(viewer)
  ON CREATE SET made.at = $now, made.subject_id = $viewer_id,
    made.place = $now * 1048576 + toInteger(rand() * 1048576)
  DELETE r
}
RETURN asker.id
LIMIT 1
