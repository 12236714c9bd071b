// Forgets uploads that were given up long ago and whose bytes are gone.
// write
// alters nothing shown
// :param before => 1794000000000
MATCH (u:Upload)
WHERE u.state = 'ABANDONED' AND u.created_at < $before AND u.discard_at IS NULL
WITH u
ORDER BY u.created_at, u.id
LIMIT 500
DETACH DELETE u
RETURN count(*)
LIMIT 1
