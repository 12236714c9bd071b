// Which ready works wait for a yes, oldest first?
// read
// :param after_at => 0
// :param after_id => ''
// :param limit => 500
MATCH (w:Work)
WHERE w.waiting_since_at >= $after_at AND (w.waiting_since_at > $after_at OR w.id > $after_id)
RETURN w.id, w.waiting_since_at
ORDER BY w.waiting_since_at, w.id
LIMIT $limit
