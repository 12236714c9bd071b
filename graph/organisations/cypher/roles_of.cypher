// In which role does the viewer work for each of these organisations?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f7']
MATCH (viewer:Person {id: $viewer_id})
UNWIND $ids AS id
MATCH (viewer)-[m:MEMBER_OF]->(o:Organisation {id: id})
RETURN o.id, m.role
ORDER BY o.id
LIMIT 1000
