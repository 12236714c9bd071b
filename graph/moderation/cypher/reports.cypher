// Which reports are in this state, oldest first?
// read
// :param state => 'OPEN'
// :param after_at => -1
// :param after_id => ''
// :param limit => 21
MATCH (r:Report)
WHERE r.state = $state AND r.created_at >= $after_at
WITH r
WHERE r.created_at > $after_at OR r.id > $after_id
RETURN r.id, r.subject_kind, r.subject_id, r.reporter_id, r.reason, r.text, r.state, r.created_at
ORDER BY r.state, r.created_at, r.id
LIMIT $limit
