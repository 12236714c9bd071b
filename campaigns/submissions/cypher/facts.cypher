// What decides whether the viewer may judge entries: their roles, whose work it is, and where the campaign stands.
// read
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5fa']
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
OPTIONAL MATCH (v:Person {id: $viewer_id})
UNWIND $ids AS id
MATCH (s:Submission {id: id})-[:IN]->(c:Campaign)<-[:HOSTS]-(host:Organisation)
MATCH (s)-[:ON_BEHALF_OF]->(o:Organisation)
OPTIONAL MATCH (v)-[own:MEMBER_OF]->(o)
OPTIONAL MATCH (v)-[at:MEMBER_OF]->(host)
RETURN s.id, v IS NOT NULL, own.role, at.role, coalesce(s.author_id = v.id, false), s.state, c.state, c.closes_at
ORDER BY s.id
LIMIT 10100
