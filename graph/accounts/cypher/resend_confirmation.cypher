// Owes a person another confirmation mail with a new link.
// write
// alters nothing shown
// :param person_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param hash => 'ab'
// :param until => 1794000000000
// :param outbox_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param mail => '{}'
// :param now => 1794000000000
MATCH (p:Person {id: $person_id})
WHERE p.confirmed_at IS NULL
CREATE (:Link {hash: $hash, kind: 'confirm_email', expires_at: $until})-[:ABOUT]->(p)
CREATE (:Outbox {id: $outbox_id, job: 'send_mail', payload: $mail, due_at: $now, created_at: $now})
