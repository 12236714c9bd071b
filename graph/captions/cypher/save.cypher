// Puts captions of one language beside the viewer's own ready work, in the place of those it had.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param work_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param language => 'ZH'
// :param last_ms => 4000
// :param captions => {work_id: '01hzy6q0m3v8x2k4n7b9c1d5f8', language: 'ZH', starts: [0], ends: [1000], lines: ['你好'], words: '你好', changed_at: 1794000000000}
MATCH (:Person {id: $viewer_id})-[:MADE]->(w:Work {id: $work_id})
SET w.id = w.id // takes the write lock, so that a language has one set, and a deleted work none
WITH w,
     CASE
       WHEN w.state <> 'READY' THEN 'NOT_READY'
       WHEN w.duration_ms < $last_ms THEN 'AFTER_THE_END'
       ELSE 'SAVED'
     END AS outcome
CALL (w, outcome) {
  WITH w, outcome
  WHERE outcome = 'SAVED'
  MERGE (w)-[:HAS_CAPTIONS]->(c:Captions {language: $language})
  SET c += $captions
}
RETURN outcome, w.duration_ms
LIMIT 1
