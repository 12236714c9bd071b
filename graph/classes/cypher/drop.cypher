// Ends a class that the viewer keeps, with all that hangs on it; the works stay.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param class_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param editors => ['OWNER', 'EDITOR']
MATCH (c:Class {id: $class_id})<-[:TEACHES]-(a:Account)
WHERE a.id = $viewer_id OR EXISTS { MATCH (:Person {id: $viewer_id})-[m:MEMBER_OF]->(a) WHERE m.role IN $editors }
DETACH DELETE c
RETURN a.id
LIMIT 1
