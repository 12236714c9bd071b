// Gives up videos that arrived long ago and of which no work was made.
// write
// alters nothing shown
// :param before => 1794000000000
// :param now => 1794000000000
MATCH (u:Upload)
WHERE u.unused_since_at < $before
WITH u
ORDER BY u.unused_since_at, u.id
LIMIT 500
SET u.locked_at = $now
WITH u
WHERE u.unused_since_at < $before AND NOT EXISTS { (u)<-[:FROM]-(:Work) }
SET u.state = 'ABANDONED', u.discard_at = $now
REMOVE u.unused_since_at
RETURN count(u)
LIMIT 1
