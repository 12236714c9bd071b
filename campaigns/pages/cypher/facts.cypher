// What decides whether the viewer may edit, enter or vote: their role in the host, their address, the campaign's times.
// read
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f8']
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
OPTIONAL MATCH (v:Person {id: $viewer_id})
UNWIND $ids AS id
MATCH (c:Campaign {id: id})<-[:HOSTS]-(o:Organisation)
OPTIONAL MATCH (v)-[m:MEMBER_OF]->(o)
RETURN c.id, v IS NOT NULL, v.confirmed_at IS NOT NULL, m.role, c.state, c.opens_at, c.closes_at
ORDER BY c.id
LIMIT 10100
