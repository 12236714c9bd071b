// Invites the organisations of rows that have not been sent, and owes each its one mail.
// write
// :param import_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// :param rows => [{id: '01hzy6q0m3v8x2k4n7b9c1d5fa', token_hash: 'ab', name: '学社', outbox_id: '01hzy6q0m3v8x2k4n7b9c1d5fb', mail: '{}'}]
// :param states => ['DRAFT', 'OPEN', 'FROZEN']
// :param expires_at => 1795209600000
// :param now => 1794000000000
// alters nothing shown
MATCH (s:PartnerImport {id: $import_id})-[:FOR]->(c:Campaign)
SET c.id = c.id // takes the write lock: of two that send the same rows, the second finds them sent
WITH s, c
MATCH (s)-[:SENT_BY]->(v:Person)
UNWIND $rows AS given
MATCH (r:ImportRow {id: given.id})-[:IN]->(s)
WHERE r.included AND r.result IS NULL
WITH c, v, r, given, CASE
  WHEN NOT c.state IN $states THEN 'CLOSED'
  WHEN EXISTS {
    MATCH (old:PartnerInvitation {email_key: r.email_key})-[:TO]->(c)
    WHERE old.state = 'ACCEPTED' OR (old.state = 'OPEN' AND old.expires_at > $now)
  } THEN 'ALREADY_INVITED'
  ELSE 'SENT' END AS result
SET r.result = result
WITH c, v, r, given
WHERE r.result = 'SENT'
CREATE (i:Invitation:PartnerInvitation {
  id: r.id, token_hash: given.token_hash, email: r.email, email_key: r.email_key, organisation_name: given.name,
  name_zh: r.name_zh, name_en: r.name_en, contact: r.contact, city: r.city, registration: r.registration,
  kind: r.kind, state: 'OPEN', expires_at: $expires_at, created_at: $now
})-[:TO]->(c)
CREATE (i)-[:BY]->(v)
CREATE (:Outbox {id: given.outbox_id, job: 'send_mail', payload: given.mail, due_at: $now, created_at: $now})
RETURN count(i)
LIMIT 1
