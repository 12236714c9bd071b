// Marks an import as finished.
// write
// :param import_id => 'ab12'
// :param now => 1794000000000
MATCH (l:FollowImport {id: $import_id})
SET l.finished_at = $now
RETURN l.started_at, l.position, l.row, l.people_position, l.people_row, l.follows_made, l.follows_there,
       l.accounts_made, l.people_made, l.people_there, l.errors_bytes
LIMIT 1
