// Partners by their ids: verified ones of public campaigns, and all for their own members and the host's.
// read
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f9']
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
OPTIONAL MATCH (v:Person {id: $viewer_id})
UNWIND $ids AS id
MATCH (o:Organisation)-[p:PARTNER_IN {id: id}]->(c:Campaign)<-[:HOSTS]-(host:Organisation)
WITH p, o, c, EXISTS { (v)-[:MEMBER_OF]->(host) } AS is_host, EXISTS { (v)-[:MEMBER_OF]->(o) } AS is_own
WHERE is_host OR is_own OR (p.state = 'VERIFIED' AND c.state <> 'DRAFT')
RETURN p.id, o.id, c.id, p.state, p.accepted_at, p.verified_at,
  CASE WHEN is_host OR is_own THEN p.reason END, p.verified_until,
  CASE WHEN is_host OR is_own THEN p.application END
ORDER BY p.id
LIMIT 10100
