// Gives the viewer a place in a class, or puts them on its waiting list; twice changes nothing.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param class_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param most_waiting => 100
// :param now => 1794000000000
MATCH (c:Class {id: $class_id})<-[:TEACHES]-(a:Account)
OPTIONAL MATCH (viewer:Person {id: $viewer_id})
WITH a, c, viewer
WHERE viewer IS NOT NULL
  AND NOT EXISTS { (viewer)-[:BLOCKS]-(a) }
SET c.touched_at = $now  // takes the lock: whoever comes now waits until this one has their place
WITH c, viewer
WITH c, viewer,
     CASE
       WHEN EXISTS { (viewer)-[:ENROLLED_IN]->(c) } OR EXISTS { (viewer)-[:WAITS_FOR]->(c) } THEN 'SAME'
       WHEN c.taken < c.places THEN 'ENROLLED'
       WHEN c.waiting < $most_waiting THEN 'WAITING'
       ELSE 'FULL'
     END AS outcome
FOREACH (_ IN CASE outcome WHEN 'ENROLLED' THEN [1] ELSE [] END |
  CREATE (viewer)-[:ENROLLED_IN {at: $now, watched: []}]->(c)
  SET c.taken = c.taken + 1)
FOREACH (_ IN CASE outcome WHEN 'WAITING' THEN [1] ELSE [] END |
  CREATE (viewer)-[:WAITS_FOR {at: $now}]->(c)
  SET c.waiting = c.waiting + 1)
RETURN outcome
LIMIT 1
