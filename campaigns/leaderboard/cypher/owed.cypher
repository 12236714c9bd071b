// Which submissions, rules and frozen boards has the ledger or the object store not been told of?
// read
CALL () {
  MATCH (s:Submission)
  WHERE s.ledger_owed = true
  RETURN 'settle_submission' AS job, s.id AS key
  ORDER BY key
  LIMIT 500
UNION ALL
  MATCH (c:Campaign)
  WHERE c.state IN ['OPEN', 'FROZEN'] AND c.closes_at IS NOT NULL AND c.id IS NOT NULL // its index is over all three
    AND c.rule_version IS NOT NULL
    AND (c.declared_closes_at IS NULL OR c.declared_closes_at <> c.closes_at)
  RETURN 'declare_campaign' AS job, c.id AS key
  ORDER BY key
  LIMIT 500
UNION ALL
  MATCH (c:Campaign)
  WHERE c.state = 'FROZEN' AND c.closes_at IS NOT NULL AND c.id IS NOT NULL AND c.frozen_board_digest IS NULL
  RETURN 'freeze_board' AS job, c.id AS key
  ORDER BY key
  LIMIT 500
}
RETURN job, key
ORDER BY job, key
LIMIT 1500
