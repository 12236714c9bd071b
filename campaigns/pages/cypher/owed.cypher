// Which campaigns have come to their closing time and are not final yet?
// read
// :param now => 1794000000000
MATCH (c:Campaign)
WHERE c.state IN ['OPEN', 'FROZEN'] AND c.closes_at <= $now
RETURN c.id
ORDER BY c.closes_at, c.id
LIMIT 100
