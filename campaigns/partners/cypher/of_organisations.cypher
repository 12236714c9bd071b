// The campaigns that organisations take part in, newest first: verified in public ones; the rest for their own members and the host's.
// read
// :param organisation_ids => ['01hzy6q0m3v8x2k4n7b9c1d5f7']
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param after_id => null
// :param limit => 21
OPTIONAL MATCH (v:Person {id: $viewer_id})
UNWIND $organisation_ids AS organisation_id
MATCH (o:Organisation {id: organisation_id})
WITH v, o, EXISTS { (v)-[:MEMBER_OF]->(o) } AS is_own
CALL (v, o, is_own) {
  MATCH (o)-[p:PARTNER_IN]->(c:Campaign)<-[:HOSTS]-(host:Organisation)
  WITH p, c, EXISTS { (v)-[:MEMBER_OF]->(host) } AS is_host
  WHERE ($after_id IS NULL OR p.id < $after_id)
    AND (is_host OR is_own OR (p.state = 'VERIFIED' AND c.state <> 'DRAFT'))
  RETURN p, c, is_host
  ORDER BY p.id DESC
  LIMIT $limit
}
RETURN p.id, o.id, c.id, p.state, p.accepted_at, p.verified_at,
  CASE WHEN is_host OR is_own THEN p.reason END, p.verified_until,
  CASE WHEN is_host OR is_own THEN p.application END
ORDER BY o.id, p.id DESC
LIMIT 10100
