// From which stills may the viewer choose for their own work?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param work_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
MATCH (:Person {id: $viewer_id})-[:MADE]->(w:Work {id: $work_id})
RETURN w.ladder_folder, coalesce(w.still_count, 0)
LIMIT 1
