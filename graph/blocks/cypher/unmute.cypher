// The viewer no longer mutes an account.
// write
// alters nothing shown
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param account_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
MATCH (:Person {id: $viewer_id})-[m:MUTES]->(:Account {id: $account_id})
DELETE m
