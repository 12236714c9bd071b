// Which objects is a purge to remove?
// read
// :param purge_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
MATCH (x:Purge {id: $purge_id})
RETURN x.prefix, x.passes
LIMIT 1
