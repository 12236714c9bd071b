// Which rows of the outbox are due?
// read
// :param now => 1794000000000
MATCH (o:Outbox)
WHERE o.due_at <= $now
RETURN o.job, o.id
ORDER BY o.due_at, o.id
LIMIT 500
