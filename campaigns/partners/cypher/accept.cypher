// Accepts an invitation for an organisation that the viewer owns.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param token_hash => 'ab'
// :param organisation_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param roles => ['OWNER']
// :param partner_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// :param record_id => '01hzy6q0m3v8x2k4n7b9c1d5fa'
// :param now => 1794000000000
MATCH (i:PartnerInvitation {token_hash: $token_hash})-[:TO]->(c:Campaign)<-[:HOSTS]-(host:Organisation)
SET i.id = i.id // takes the write lock: of two who use the link at once, the second finds it used
SET c.id = c.id
WITH i, c, host
OPTIONAL MATCH (v:Person {id: $viewer_id})
OPTIONAL MATCH (o:Organisation {id: $organisation_id})
OPTIONAL MATCH (v)-[m:MEMBER_OF]->(o)
WITH i, c, v, o, CASE
  WHEN i.state IN ['ACCEPTED', 'DECLINED'] THEN 'USED'
  WHEN i.state = 'EXPIRED' OR i.expires_at <= $now THEN 'EXPIRED'
  WHEN c.state IN ['FINAL', 'ARCHIVED'] THEN 'CLOSED'
  WHEN o IS NULL THEN 'NOT_FOUND'
  WHEN m IS NULL THEN 'NOT_MEMBER'
  WHEN NOT m.role IN $roles THEN 'ROLE_TOO_LOW'
  WHEN o = host THEN 'IS_HOST'
  ELSE 'OK' END AS outcome
CALL (i, c, v, o, outcome) {
  WITH i, c, v, o
  WHERE outcome = 'OK'
  MERGE (o)-[p:PARTNER_IN]->(c)
  ON CREATE SET p.id = $partner_id, p.state = 'ACCEPTED', p.accepted_at = $now, p.registration = i.registration
  ON MATCH SET
    p.accepted_at = CASE WHEN p.state IN ['APPLIED', 'DECLINED', 'REVOKED'] THEN $now ELSE p.accepted_at END,
    p.state = CASE WHEN p.state IN ['APPLIED', 'DECLINED', 'REVOKED'] THEN 'ACCEPTED' ELSE p.state END
  SET i.state = 'ACCEPTED'
  CREATE (i)-[:ACCEPTED_BY]->(o)
  CREATE (r:Record {id: $record_id, at: $now, kind: 'partner:accepted'})-[:ABOUT]->(c)
  CREATE (r)-[:BY]->(v)
  CREATE (r)-[:FOR]->(o)
  RETURN collect(p.id)[0] AS partner_id
}
RETURN outcome, partner_id
LIMIT 1
