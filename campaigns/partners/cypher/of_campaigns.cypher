// The partners of campaigns, longest first: verified ones; others only for their own members and the host's.
// read
// :param campaign_ids => ['01hzy6q0m3v8x2k4n7b9c1d5f8']
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param state => null
// :param after_id => ''
// :param limit => 21
OPTIONAL MATCH (v:Person {id: $viewer_id})
UNWIND $campaign_ids AS campaign_id
MATCH (c:Campaign {id: campaign_id})<-[:HOSTS]-(host:Organisation)
WITH v, c, EXISTS { (v)-[:MEMBER_OF]->(host) } AS is_host
CALL (v, c, is_host) {
  MATCH (c)<-[p:PARTNER_IN]-(o:Organisation)
  WITH p, o, EXISTS { (v)-[:MEMBER_OF]->(o) } AS is_own
  WHERE p.id > $after_id AND ($state IS NULL OR p.state = $state) AND (p.state = 'VERIFIED' OR is_host OR is_own)
  RETURN p, o, is_own
  ORDER BY p.id
  LIMIT $limit
}
RETURN p.id, o.id, c.id, p.state, p.accepted_at, p.verified_at,
  CASE WHEN is_host OR is_own THEN p.reason END, p.verified_until,
  CASE WHEN is_host OR is_own THEN p.application END
ORDER BY c.id, p.id
LIMIT 10100
