// Records a guardian's answer; accepted works of the child become public with a yes and private with a no.
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
  SET p.guardian = CASE WHEN $accept THEN 'GIVEN' ELSE 'REFUSED' END,
      l.used_at = $now,
      l.expires_at = l.expires_at + 20 * 365 * 86400000 // an answered link stays the guardian's way to change it
  CREATE (c:Consent {id: $consent_id, purpose: 'PUBLISH', given: $accept, at: $now})-[:OF]->(p)
  CREATE (r:Record {id: $record_id, at: $now, kind: CASE WHEN $accept THEN 'consent:given' ELSE 'consent:refused' END})
  CREATE (r)-[:ABOUT]->(c)
  WITH p
  MATCH (p)-[:MADE]->(w:Work)
  WHERE w.state = 'READY'
  SET w.published_at = CASE
    WHEN $accept AND EXISTS { (w)<-[:OF]-(:Submission {state: 'ACCEPTED'}) } THEN coalesce(w.published_at, $now)
    ELSE null
  END
}
RETURN expired
LIMIT 1
