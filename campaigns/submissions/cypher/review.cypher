// Accepts or declines an entry, if the viewer reviews for its organisation or for the host, and owes the mail to its author.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param submission_id => '01hzy6q0m3v8x2k4n7b9c1d5fa'
// :param roles => ['OWNER', 'EDITOR', 'REVIEWER']
// :param leads_to => {ENTERED: 'ACCEPTED', DECLINED: 'ACCEPTED'}
// :param reason => null
// :param mails => [{id: '01hzy6q0m3v8x2k4n7b9c1d5fb', payload: '{}'}]
// :param record_id => '01hzy6q0m3v8x2k4n7b9c1d5fc'
// :param now => 1794000000000
MATCH (s:Submission {id: $submission_id})-[:IN]->(c:Campaign)<-[:HOSTS]-(host:Organisation)
SET s.id = s.id // takes the write locks: entries are judged and counted one at a time
SET c.id = c.id
WITH s, c, host
MATCH (s)-[:ON_BEHALF_OF]->(o:Organisation)
OPTIONAL MATCH (s)-[:OF]->(w:Work)
OPTIONAL MATCH (v:Person {id: $viewer_id})
OPTIONAL MATCH (v)-[own:MEMBER_OF]->(o)
OPTIONAL MATCH (v)-[at:MEMBER_OF]->(host)
OPTIONAL MATCH (o)-[p:PARTNER_IN]->(c)
WITH s, c, host, o, w, v, p, s.state AS was, $leads_to[s.state] AS state, v IS NOT NULL AND s.author_id = v.id AS is_author,
     own IS NOT NULL OR at IS NOT NULL AS is_member, coalesce(own.role IN $roles, false) AS for_own,
     coalesce(at.role IN $roles, false) AS for_host,
     c.state IN ['OPEN', 'FROZEN'] AND $now < c.closes_at AS runs
WITH *, CASE
  WHEN EXISTS { (v)-[:BLOCKS]-(:Person)-[:ENTERED]->(s) } THEN 'NO_SUBMISSION'
  WHEN NOT is_member AND NOT is_author AND (was <> 'ACCEPTED' OR w.published_at IS NULL) THEN 'NO_SUBMISSION'
  WHEN NOT is_member THEN 'NOT_MEMBER'
  WHEN NOT for_own AND NOT for_host THEN 'ROLE_TOO_LOW'
  WHEN is_author THEN 'OWN_WORK'
  WHEN was = 'WITHDRAWN' THEN 'WITHDRAWN'
  WHEN state IS NULL THEN 'SAME'
  WHEN NOT runs AND 'ACCEPTED' IN [was, state] THEN 'CLOSED'
  WHEN state = 'ACCEPTED' AND coalesce(w.state, '') <> 'READY' THEN 'WORK_NOT_READY'
  WHEN state = 'ACCEPTED' AND coalesce(p.state, '') <> 'VERIFIED' THEN 'NOT_PARTNER'
  ELSE 'OK' END AS outcome
CALL (s, c, host, o, w, v, was, state, for_own, outcome) {
  WITH s, c, host, o, w, v, was, state, for_own
  WHERE outcome = 'OK'
  SET s.state = state, s.decided_at = $now, s.changed_at = $now, s.reason = $reason,
      s.ledger_owed = CASE WHEN 'ACCEPTED' IN [was, state] THEN true ELSE s.ledger_owed END,
      c.submission_count = c.submission_count
        + CASE WHEN state = 'ACCEPTED' THEN 1 ELSE 0 END - CASE WHEN was = 'ACCEPTED' THEN 1 ELSE 0 END
  FOREACH (work IN CASE WHEN w IS NULL THEN [] ELSE [w] END | SET work.settle_at = $now)
  CREATE (r:Record {id: $record_id, at: $now, kind: 'submission:' + toLower(state)})-[:ABOUT]->(s)
  CREATE (r)-[:BY]->(v)
  FOREACH (org IN CASE WHEN for_own THEN [o] ELSE [host] END | CREATE (r)-[:FOR]->(org))
  FOREACH (mail IN $mails |
    CREATE (:Outbox {id: mail.id, job: 'send_mail', payload: mail.payload, due_at: $now, created_at: $now})
  )
  RETURN count(s) AS changed
}
RETURN outcome, s.work_id, changed
LIMIT 1
