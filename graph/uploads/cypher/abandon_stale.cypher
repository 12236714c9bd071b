// Gives up uploads that were begun long ago and never finished.
// write
// alters nothing shown
// :param before => 1794000000000
// :param now => 1794000000000
MATCH (u:Upload)
WHERE u.state = 'OPEN' AND u.created_at < $before
WITH u
ORDER BY u.created_at, u.id
LIMIT 500
SET u.locked_at = $now
WITH u
WHERE u.state = 'OPEN'
SET u.state = 'ABANDONED', u.discard_at = $now
RETURN count(u)
LIMIT 1
