// For which organisations does a person work, longest first?
// read
// :param person_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param after_at => -1
// :param after_id => ''
// :param limit => 21
MATCH (p:Person {id: $person_id})-[m:MEMBER_OF]->(o:Organisation)
WHERE m.since_at > $after_at OR (m.since_at = $after_at AND o.id > $after_id)
RETURN p.id, o.id, m.role, m.since_at
ORDER BY m.since_at, o.id
LIMIT $limit
