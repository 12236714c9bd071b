// Keeps that the viewer has watched a lesson of a class they are enrolled in; with the last one they have completed it.
// write
// alters $class_id $viewer_id
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param class_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param work_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// :param now => 1794000000000
MATCH (:Person {id: $viewer_id})-[e:ENROLLED_IN]->(c:Class {id: $class_id})
WHERE EXISTS { (c)-[:LESSON]->(:Work {id: $work_id}) }
SET e.touched_at = $now  // takes the lock: two lessons marked at once both stay
WITH c, e
SET e.watched = CASE WHEN $work_id IN e.watched THEN e.watched ELSE e.watched + $work_id END
WITH c, e,
     COUNT { MATCH (c)-[:LESSON]->(work:Work) WHERE NOT work.id IN e.watched } AS left
SET e.completed_at = CASE WHEN left = 0 THEN coalesce(e.completed_at, $now) ELSE e.completed_at END
RETURN c.id
LIMIT 1
