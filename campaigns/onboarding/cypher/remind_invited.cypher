// Owes reminders with a new link to those invited who were not written to for a day.
// write
// :param rows => [{id: '01hzy6q0m3v8x2k4n7b9c1d5f9', token_hash: 'ab', outbox_id: '01hzy6q0m3v8x2k4n7b9c1d5fa', mail: '{}'}]
// :param before => 1793913600000
// :param expires_at => 1795209600000
// :param now => 1794000000000
// alters nothing shown
UNWIND $rows AS given
MATCH (i:PartnerInvitation {id: given.id})
SET i.id = i.id // takes the write lock: of two who remind at once, the second finds it done
WITH i, given
WHERE i.state = 'OPEN' AND coalesce(i.reminded_at, i.created_at) <= $before
SET i.reminded_at = $now, i.token_hash = given.token_hash, i.expires_at = $expires_at
CREATE (:Outbox {id: given.outbox_id, job: 'send_mail', payload: given.mail, due_at: $now, created_at: $now})
RETURN i.id
ORDER BY i.id
LIMIT 1000
