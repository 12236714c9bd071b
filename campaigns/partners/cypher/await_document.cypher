// Has an object removed after a day, unless it is given by then.
// write
// :param purge_id => '01hzy6q0m3v8x2k4n7b9c1d5fa'
// :param prefix => 'documents/01hzy6q0m3v8x2k4n7b9c1d5f9/01hzy6q0m3v8x2k4n7b9c1d5fa'
// :param due_at => 1794086400000
// alters nothing shown
CREATE (x:Purge {id: $purge_id, prefix: $prefix, due_at: $due_at, passes: 0})
RETURN x.id
LIMIT 1
