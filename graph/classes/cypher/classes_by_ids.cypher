// Which of these classes may the viewer know of, and how do they stand to them?
// read
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f8']
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
UNWIND $ids AS id
MATCH (a:Account)-[:TEACHES]->(c:Class {id: id})
OPTIONAL MATCH (viewer:Person {id: $viewer_id})
WITH a, c, viewer
WHERE NOT EXISTS { (viewer)-[:BLOCKS]-(a) }
CALL (c) {
  MATCH (c)-[l:LESSON]->(work:Work)
  WITH work, l
  ORDER BY l.place
  RETURN collect(work.id) AS lessons
}
OPTIONAL MATCH (viewer)-[e:ENROLLED_IN]->(c)
OPTIONAL MATCH (viewer)-[w:WAITS_FOR]->(c)
RETURN c {
         .id, .account_id, .title_zh, .title_en, .text_zh, .text_en, .places, .taken, .waiting, .created_at,
         lesson_ids: lessons,
         seat: CASE WHEN e IS NOT NULL THEN 'ENROLLED' WHEN w IS NOT NULL THEN 'WAITING' ELSE 'NONE' END,
         watched: coalesce(e.watched, []),
         completed_at: e.completed_at
       }
ORDER BY c.id
LIMIT 1000
