// Notes that the ledger knows a submission as it was read; still owed where it has changed since.
// write
// alters nothing shown
// :param submission_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param state => 'ACCEPTED'
// :param changed_at => 1794000000000
MATCH (s:Submission {id: $submission_id})
SET s.id = s.id // takes the write lock
SET s.ledger_owed = CASE WHEN s.state = $state AND coalesce(s.changed_at, 0) = $changed_at THEN null ELSE true END
