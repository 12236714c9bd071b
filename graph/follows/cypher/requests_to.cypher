// Who asks to follow the viewer, last first?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param before_at => 9007199254740992
// :param before_id => ''
// :param limit => 21
MATCH (p:Person)-[r:ASKS_TO_FOLLOW]->(:Person)
USING INDEX r:ASKS_TO_FOLLOW(subject_id, at, person_id)
WHERE r.subject_id = $viewer_id AND r.at <= $before_at AND (r.at < $before_at OR r.person_id < $before_id)
WITH p, r
ORDER BY r.subject_id DESC, r.at DESC, r.person_id DESC
LIMIT $limit
RETURN p.id, r.at
ORDER BY r.at DESC, p.id DESC
LIMIT $limit
