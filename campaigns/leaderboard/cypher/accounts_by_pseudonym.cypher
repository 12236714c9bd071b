// Whose are these pseudonyms? None of those that were erased.
// read
// :param ledger_ids => ['01hzy6q0m3v8x2k4n7b9c1d5f6']
UNWIND $ledger_ids AS ledger_id
MATCH (a:Account {ledger_id: ledger_id})
RETURN ledger_id, a.id
ORDER BY ledger_id
LIMIT 1000
