// The viewer no longer blocks a person.
// write
// alters nothing shown
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param person_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
MATCH (:Person {id: $viewer_id})-[b:BLOCKS]->(:Person {id: $person_id})
DELETE b
