// Owes reminders to the owners of partners that were not written to for a day.
// write
// :param rows => [{id: '01hzy6q0m3v8x2k4n7b9c1d5f9', mails: [{id: '01hzy6q0m3v8x2k4n7b9c1d5fa', payload: '{}'}]}]
// :param before => 1793913600000
// :param now => 1794000000000
// alters nothing shown
UNWIND $rows AS given
MATCH (o:Organisation)-[p:PARTNER_IN {id: given.id}]->(c:Campaign)
SET p.id = p.id // takes the write lock
WITH p, given
WHERE coalesce(p.reminded_at, p.accepted_at) <= $before
SET p.reminded_at = $now
FOREACH (mail IN given.mails |
  CREATE (:Outbox {id: mail.id, job: 'send_mail', payload: mail.payload, due_at: $now, created_at: $now})
)
RETURN p.id
ORDER BY p.id
LIMIT 1000
