// Creates a person with a credential and the links to confirm it, unless the handle or the address is taken.
// write
// alters nothing shown
// :param person_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param ledger_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param handle => 'Mei'
// :param handle_key => 'mei'
// :param name => '梅'
// :param email => 'mei@example.org'
// :param email_key => 'mei@example.org'
// :param password_hash => '$argon2id$...'
// :param birth_date => '1999-12-31'
// :param is_minor => false
// :param language => 'ZH'
// :param guardian => 'NOT_NEEDED'
// :param guardian_email => null
// :param city_id => '1816670'
// :param confirm_hash => 'ab'
// :param confirm_until => 1794000000000
// :param confirm_outbox => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param confirm_mail => '{}'
// :param guardian_hash => 'cd'
// :param guardian_until => 1794000000000
// :param guardian_outbox => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// :param guardian_mail => '{}'
// :param now => 1794000000000
OPTIONAL MATCH (taken:Account {handle_key: $handle_key})
OPTIONAL MATCH (known:Credential {email_key: $email_key})
CALL (taken, known) {
  WITH taken, known
  WHERE taken IS NULL AND known IS NULL
  CREATE (p:Account:Person {
    id: $person_id, ledger_id: $ledger_id, handle: $handle, handle_key: $handle_key, name: $name,
    birth_date: $birth_date, language: $language, guardian: $guardian, created_at: $now,
    is_private: CASE WHEN $is_minor THEN true END
  })
  CREATE (p)-[:OPENS_WITH]->(:Credential {email: $email, email_key: $email_key, password_hash: $password_hash})
  CREATE (:Link {hash: $confirm_hash, kind: 'confirm_email', expires_at: $confirm_until})-[:ABOUT]->(p)
  CREATE (:Outbox {id: $confirm_outbox, job: 'send_mail', payload: $confirm_mail, due_at: $now, created_at: $now})
  FOREACH (address IN CASE WHEN $guardian_email IS NULL THEN [] ELSE [$guardian_email] END |
    CREATE (:Link {hash: $guardian_hash, kind: 'guardian', email: address, expires_at: $guardian_until})-[:ABOUT]->(p)
    CREATE (:Outbox {id: $guardian_outbox, job: 'send_mail', payload: $guardian_mail, due_at: $now, created_at: $now})
  )
  WITH p
  MATCH (city:City {id: $city_id})
  CREATE (p)-[:LIVES_IN]->(city)
}
RETURN taken IS NOT NULL, known IS NOT NULL
LIMIT 1
