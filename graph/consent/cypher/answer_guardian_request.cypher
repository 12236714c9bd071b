// Records a guardian's answer for a child.
// write
// :param hash => 'ab'
// :param accept => true
// :param consent_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param record_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// :param now => 1794000000000
MATCH (l:Link {hash: $hash, kind: 'guardian'})-[:ABOUT]->(p:Person)
WITH l, p, p.guardian = 'ASKED' AND l.expires_at < $now AS expired
CALL (l, p, expired) {
  WITH l, p
  WHERE NOT expired
  SET p.guardian = CASE WHEN $accept THEN 'GIVEN' ELSE 'REFUSED' END, l.used_at = $now
  CREATE (c:Consent {id: $consent_id, purpose: 'PUBLISH', given: $accept, at: $now})-[:OF]->(p)
  CREATE (r:Record {id: $record_id, at: $now, kind: CASE WHEN $accept THEN 'consent:given' ELSE 'consent:refused' END})
  CREATE (r)-[:ABOUT]->(c)
  WITH p
  MATCH (p)-[:MADE]->(w:Work)
  WHERE w.by_minor
  SET w.settle_at = $now // a cron shows or hides them, should we die before we do
}
RETURN expired, p.id
LIMIT 1
