// Verifies or declines a partner, if the viewer reviews for the host, and owes the mails to its owners.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param partner_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// :param roles => ['OWNER', 'EDITOR', 'REVIEWER']
// :param leads_to => {ACCEPTED: 'VERIFIED', DECLINED: 'VERIFIED', REVOKED: 'VERIFIED'}
// :param reason => null
// :param verified_until => 1825536000000
// :param mails => [{id: '01hzy6q0m3v8x2k4n7b9c1d5fa', payload: '{}'}]
// :param record_id => '01hzy6q0m3v8x2k4n7b9c1d5fb'
// :param now => 1794000000000
MATCH (o:Organisation)-[p:PARTNER_IN {id: $partner_id}]->(c:Campaign)<-[:HOSTS]-(host:Organisation)
SET c.id = c.id // takes the write lock: the partners of a campaign are counted one at a time
WITH o, p, c, host
OPTIONAL MATCH (v:Person {id: $viewer_id})
OPTIONAL MATCH (v)-[m:MEMBER_OF]->(host)
OPTIONAL MATCH (v)-[own:MEMBER_OF]->(o)
WITH o, p, c, host, v, m.role AS role, $leads_to[p.state] AS state, p.state = 'VERIFIED' AS was_verified,
     own IS NOT NULL OR (p.state = 'VERIFIED' AND c.state <> 'DRAFT') AS known
CALL (o, p, c, host, v, role, state, was_verified) {
  WITH o, p, c, host, v, state, was_verified
  WHERE role IN $roles AND state IS NOT NULL
  SET p.state = state, p.reason = $reason, p.changed_at = $now,
      p.verified_at = CASE WHEN state = 'VERIFIED' THEN $now ELSE p.verified_at END,
      p.verified_until = CASE WHEN state = 'VERIFIED' THEN $verified_until ELSE p.verified_until END,
      p.lapses_at = CASE WHEN state = 'VERIFIED' THEN $verified_until END, p.lapse_told_at = null,
      c.partner_count = c.partner_count
        + CASE WHEN state = 'VERIFIED' THEN 1 ELSE 0 END - CASE WHEN was_verified THEN 1 ELSE 0 END
  CREATE (r:Record {id: $record_id, at: $now, kind: 'partner:' + toLower(state)})-[:ABOUT]->(c)
  CREATE (r)-[:ABOUT]->(o)
  CREATE (r)-[:BY]->(v)
  CREATE (r)-[:FOR]->(host)
  FOREACH (mail IN $mails |
    CREATE (:Outbox {id: mail.id, job: 'send_mail', payload: mail.payload, due_at: $now, created_at: $now})
  )
  RETURN count(p) AS changed
}
RETURN role, known, changed
LIMIT 1
