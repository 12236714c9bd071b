// The viewer blocks a person, and all follows and requests between the two end; blocking again changes nothing.
// write
// alters $viewer_id $person_id
// No row comes back for nobody, nor for somebody who has blocked the viewer first.
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param person_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param now => 1794000000000
MATCH (viewer:Person {id: $viewer_id})
OPTIONAL MATCH (other:Person {id: $person_id})
WITH viewer, other
WHERE other IS NOT NULL
CALL (viewer, other) {
  // Both are locked, in one order for all: no follow is made meanwhile, and of two who block each other one is first.
  UNWIND CASE WHEN $viewer_id < $person_id THEN [viewer, other] ELSE [other, viewer] END AS each
  SET each.created_at = each.created_at
  RETURN count(*) AS locked
}
WITH viewer, other, locked
WHERE locked = 2 AND NOT EXISTS { (viewer)<-[:BLOCKS]-(other) }
MERGE (viewer)-[b:BLOCKS]->(other)
ON CREATE SET b.at = $now
WITH viewer, other, b
CALL (viewer, other) {
  OPTIONAL MATCH (viewer)-[ended:FOLLOWS|ASKS_TO_FOLLOW]-(other)
  DELETE ended
}
RETURN other.id, other.handle, other.name, b.at
LIMIT 1
