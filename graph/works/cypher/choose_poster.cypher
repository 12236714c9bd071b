// Another still stands for the viewer's own work; it has the size of the first.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param work_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param key => 'works/01hzy6q0m3v8x2k4n7b9c1d5f8/poster-3.jpg'
MATCH (:Person {id: $viewer_id})-[:MADE]->(w:Work {id: $work_id})
SET w.poster_key = $key
