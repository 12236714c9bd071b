// Marks the address of a person as confirmed by the link that was mailed to it.
// write
// :param hash => 'ab'
// :param now => 1794000000000
MATCH (l:Link {hash: $hash, kind: 'confirm_email'})-[:ABOUT]->(p:Person)
WITH l, p, p.confirmed_at IS NULL AND l.expires_at < $now AS expired
SET p.confirmed_at = CASE WHEN expired THEN p.confirmed_at ELSE coalesce(p.confirmed_at, $now) END,
    l.used_at = CASE WHEN expired THEN l.used_at ELSE coalesce(l.used_at, $now) END
RETURN p.id, expired
LIMIT 1
