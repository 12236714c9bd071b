// Makes accounts without credentials for handles that are not there; whose each handle is, comes back.
// write
// :param import_id => 'ab12'
// :param rows => [{id: '01hzy6q0m3v8x2k4n7b9c1d5f6', ledger_id: '01hzy6q0m3v8x2k4n7b9c1d5f7', handle: 'Mei', handle_key: 'mei'}]
// :param now => 1794000000000
MATCH (l:FollowImport {id: $import_id})
SET l.touched_at = $now
WITH l
UNWIND $rows AS row
MERGE (a:Account {handle_key: row.handle_key})
ON CREATE SET a:Person, a.id = row.id, a.ledger_id = row.ledger_id, a.handle = row.handle, a.name = row.handle,
  a.language = 'ZH', a.guardian = 'NOT_NEEDED', a.created_at = $now, a.imported = true
WITH l, collect([row.handle_key, a.id]) AS found, sum(CASE WHEN a.id = row.id THEN 1 ELSE 0 END) AS made
SET l.accounts_made = l.accounts_made + made
WITH found
UNWIND found AS each
RETURN each[0], each[1]
