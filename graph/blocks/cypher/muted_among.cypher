// Which of these accounts has the viewer muted?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f7']
MATCH (viewer:Person {id: $viewer_id})
UNWIND $ids AS id
MATCH (a:Account {id: id})
WHERE EXISTS { (viewer)-[:MUTES]->(a) }
RETURN a.id
ORDER BY a.id
LIMIT 1000
