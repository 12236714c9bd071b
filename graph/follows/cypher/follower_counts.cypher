// How many follow each of these campaigns?
// read
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f7']
UNWIND $ids AS id
MATCH (c:Campaign {id: id})
RETURN c.id, COUNT { (c)<-[:FOLLOWS]-() }
ORDER BY c.id
LIMIT 1000
