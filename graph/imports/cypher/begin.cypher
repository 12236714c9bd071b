// How far has this import come? One that is new or was finished begins at the start.
// write
// :param import_id => 'ab12'
// :param file_name => 'edges.csv'
// :param now => 1794000000000
MERGE (l:FollowImport {id: $import_id})
WITH l, l.started_at IS NOT NULL AND l.finished_at IS NULL AS goes_on
FOREACH (ignored IN CASE WHEN goes_on THEN [] ELSE [1] END |
  SET l += {file_name: $file_name, started_at: $now, finished_at: null, position: 0, row: 0, people_position: 0,
    people_row: 0, follows_made: 0, follows_there: 0, accounts_made: 0, people_made: 0, people_there: 0, errors_bytes: 0}
)
RETURN l.started_at, l.position, l.row, l.people_position, l.people_row, l.follows_made, l.follows_there,
       l.accounts_made, l.people_made, l.people_there, l.errors_bytes
LIMIT 1
