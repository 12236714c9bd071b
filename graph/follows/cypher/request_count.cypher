// How many ask to follow the viewer?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
MATCH (viewer:Person {id: $viewer_id})
RETURN COUNT { (viewer)<-[:ASKS_TO_FOLLOW]-() }
LIMIT 1
