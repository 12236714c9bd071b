// Ends verifications whose time is over, remembers who was warned, and owes the mails.
// write
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f9']
// :param mails => [{id: '01hzy6q0m3v8x2k4n7b9c1d5fa', partner_id: '01hzy6q0m3v8x2k4n7b9c1d5f9', payload: '{}'}]
// :param records => {`01hzy6q0m3v8x2k4n7b9c1d5f9`: '01hzy6q0m3v8x2k4n7b9c1d5fb'}
// :param now => 1794000000000
UNWIND $ids AS id
MATCH (o:Organisation)-[p:PARTNER_IN {id: id}]->(c:Campaign)
SET c.id = c.id // takes the write lock: the partners of a campaign are counted one at a time
WITH o, p, c, p.lapses_at <= $now AS over
WHERE p.lapses_at IS NOT NULL AND (over OR p.lapse_told_at IS NULL)
SET p.lapse_told_at = $now
FOREACH (mail IN [each IN $mails WHERE each.partner_id = p.id] |
  CREATE (:Outbox {id: mail.id, job: 'send_mail', payload: mail.payload, due_at: $now, created_at: $now})
)
FOREACH (_ IN CASE WHEN over THEN [1] ELSE [] END |
  SET p.state = 'EXPIRED', p.lapses_at = null, p.changed_at = $now, c.partner_count = c.partner_count - 1
  CREATE (r:Record {id: $records[p.id], at: $now, kind: 'partner:expired'})-[:ABOUT]->(c)
  CREATE (r)-[:ABOUT]->(o)
)
RETURN count(p)
LIMIT 1
