// The viewer gives up their place, or their wish for one; a free place goes to who waits longest.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param class_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param now => 1794000000000
MATCH (c:Class {id: $class_id})
SET c.touched_at = $now  // takes the lock of the places
WITH c
OPTIONAL MATCH (:Person {id: $viewer_id})-[e:ENROLLED_IN]->(c)
OPTIONAL MATCH (:Person {id: $viewer_id})-[w:WAITS_FOR]->(c)
SET c.taken = c.taken - CASE WHEN e IS NULL THEN 0 ELSE 1 END,
    c.waiting = c.waiting - CASE WHEN w IS NULL THEN 0 ELSE 1 END
DELETE e, w
WITH c
CALL (c) {
  MATCH (c)<-[w:WAITS_FOR]-(next:Person)
  WITH c, w, next
  ORDER BY w.at, next.id
  WITH c, collect({wish: w, next: next})[0..CASE WHEN c.places > c.taken THEN c.places - c.taken ELSE 0 END] AS moved
  SET c.taken = c.taken + size(moved), c.waiting = c.waiting - size(moved)
  FOREACH (each IN moved |
    FOREACH (next IN [each.next] | CREATE (next)-[:ENROLLED_IN {at: $now, watched: []}]->(c))
    FOREACH (wish IN [each.wish] | DELETE wish))
}
RETURN c.id
LIMIT 1
