// Asks that an organisation which the viewer owns may take part in a campaign.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param campaign_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param organisation_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param text => 'We teach first aid.'
// :param roles => ['OWNER']
// :param partner_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// :param now => 1794000000000
MATCH (c:Campaign {id: $campaign_id})<-[:HOSTS]-(host:Organisation)
SET c.id = c.id // takes the write lock: of two who ask at once, the second finds the first
WITH c, host
OPTIONAL MATCH (v:Person {id: $viewer_id})
OPTIONAL MATCH (o:Organisation {id: $organisation_id})
OPTIONAL MATCH (v)-[m:MEMBER_OF]->(o)
OPTIONAL MATCH (o)-[old:PARTNER_IN]->(c)
WITH c, v, o, old, CASE
  WHEN c.state = 'DRAFT' THEN 'NO_CAMPAIGN'
  WHEN c.state IN ['FINAL', 'ARCHIVED'] THEN 'CLOSED'
  WHEN o IS NULL THEN 'NOT_FOUND'
  WHEN m IS NULL THEN 'NOT_MEMBER'
  WHEN NOT m.role IN $roles THEN 'ROLE_TOO_LOW'
  WHEN o = host THEN 'IS_HOST'
  WHEN v.confirmed_at IS NULL THEN 'UNCONFIRMED'
  WHEN old.state IN ['ACCEPTED', 'VERIFIED', 'EXPIRED'] THEN 'IS_PARTNER'
  WHEN old.state = 'REVOKED' THEN 'REVOKED'
  ELSE 'OK' END AS outcome
CALL (c, o, outcome) {
  WITH c, o
  WHERE outcome = 'OK'
  MERGE (o)-[p:PARTNER_IN]->(c)
  ON CREATE SET p.id = $partner_id
  SET p.state = 'APPLIED', p.application = $text, p.accepted_at = $now, p.changed_at = $now, p.reason = null
  RETURN collect(p.id)[0] AS partner_id
}
RETURN outcome, partner_id
LIMIT 1
