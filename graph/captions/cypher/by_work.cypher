// Which captions do these works have?
// read
// :param work_ids => ['01hzy6q0m3v8x2k4n7b9c1d5f8']
UNWIND $work_ids AS work_id
MATCH (:Work {id: work_id})-[:HAS_CAPTIONS]->(c)
RETURN c {.work_id, .language, .starts, .ends, .lines, .changed_at}
ORDER BY c.work_id, c.language
LIMIT 2000
