// Who works for an organisation that the viewer works for too, longest first?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param organisation_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param after_at => -1
// :param after_id => ''
// :param limit => 21
MATCH (o:Organisation {id: $organisation_id})
WHERE EXISTS { (o)<-[:MEMBER_OF]-(:Person {id: $viewer_id}) }
OPTIONAL MATCH (viewer:Person {id: $viewer_id})
MATCH (p:Person)-[m:MEMBER_OF]->(o)
WHERE (m.since_at > $after_at OR (m.since_at = $after_at AND p.id > $after_id)) AND NOT EXISTS { (viewer)-[:BLOCKS]-(p) }
RETURN p.id, o.id, m.role, m.since_at
ORDER BY m.since_at, p.id
LIMIT $limit
