// Whom has the viewer blocked, last first?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param before_at => 9007199254740992
// :param before_id => ''
// :param limit => 21
MATCH (:Person {id: $viewer_id})-[b:BLOCKS]->(p:Person)
WHERE b.at < $before_at OR (b.at = $before_at AND p.id < $before_id)
RETURN p.id, p.handle, p.name, b.at
ORDER BY b.at DESC, p.id DESC
LIMIT $limit
