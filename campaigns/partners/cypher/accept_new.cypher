// Accepts an invitation for an organisation that is made now; the viewer becomes its owner.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param token_hash => 'ab'
// :param organisation_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param handle => 'Chengdu-Aid'
// :param handle_key => 'chengdu-aid'
// :param name_zh => '成都急救学社'
// :param name_en => 'Chengdu Aid'
// :param city_id => '1815286'
// :param partner_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// :param record_ids => ['01hzy6q0m3v8x2k4n7b9c1d5fa', '01hzy6q0m3v8x2k4n7b9c1d5fb']
// :param now => 1794000000000
MATCH (i:PartnerInvitation {token_hash: $token_hash})-[:TO]->(c:Campaign)
SET i.id = i.id // takes the write lock: of two who use the link at once, the second finds it used
SET c.id = c.id
WITH i, c
OPTIONAL MATCH (v:Person {id: $viewer_id})
OPTIONAL MATCH (taken:Account {handle_key: $handle_key})
WITH i, c, v, CASE
  WHEN i.state IN ['ACCEPTED', 'DECLINED'] THEN 'USED'
  WHEN i.state = 'EXPIRED' OR i.expires_at <= $now THEN 'EXPIRED'
  WHEN c.state IN ['FINAL', 'ARCHIVED'] THEN 'CLOSED'
  WHEN v.confirmed_at IS NULL THEN 'UNCONFIRMED'
  WHEN taken IS NOT NULL THEN 'HANDLE_TAKEN'
  ELSE 'OK' END AS outcome
CALL (i, c, v, outcome) {
  WITH i, c, v
  WHERE outcome = 'OK'
  MERGE (o:Account {handle_key: $handle_key})
  ON CREATE SET o:Organisation, o += {
    id: $organisation_id, kind: 'MEMBER', handle: $handle, name_zh: $name_zh, name_en: $name_en,
    bio_zh: '', bio_en: '', created_at: $now
  }
  WITH i, c, v, o
  WHERE o.id = $organisation_id // else somebody took the handle in this very moment
  CREATE (v)-[:MEMBER_OF {role: 'OWNER', since_at: $now}]->(o)
  CREATE (o)-[p:PARTNER_IN {
    id: $partner_id, state: 'ACCEPTED', accepted_at: $now, registration: i.registration
  }]->(c)
  SET i.state = 'ACCEPTED'
  CREATE (i)-[:ACCEPTED_BY]->(o)
  CREATE (made:Record {id: $record_ids[0], at: $now, kind: 'organisation:created'})-[:ABOUT]->(o)
  CREATE (made)-[:BY]->(v)
  CREATE (made)-[:FOR]->(o)
  CREATE (r:Record {id: $record_ids[1], at: $now, kind: 'partner:accepted'})-[:ABOUT]->(c)
  CREATE (r)-[:BY]->(v)
  CREATE (r)-[:FOR]->(o)
  WITH o, p
  CALL (o) {
    MATCH (city:City {id: $city_id})
    CREATE (o)-[:LIVES_IN]->(city)
  }
  RETURN collect(p.id)[0] AS partner_id
}
RETURN outcome, partner_id
LIMIT 1
