// Takes the captions of one language away from the viewer's own work.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param work_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param language => 'ZH'
MATCH (:Person {id: $viewer_id})-[:MADE]->(w:Work {id: $work_id})
SET w.id = w.id
WITH w
OPTIONAL MATCH (w)-[:HAS_CAPTIONS]->(c {language: $language})
DETACH DELETE c
RETURN $work_id
LIMIT 1
