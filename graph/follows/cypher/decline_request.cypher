// The viewer declines a person's request to follow them.
// write
// alters nothing shown
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param person_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
MATCH (:Person {id: $person_id})-[r:ASKS_TO_FOLLOW]->(:Person {id: $viewer_id})
DELETE r
