// Discards a draft.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param import_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// :param roles => ['OWNER', 'EDITOR']
// alters nothing shown
MATCH (s:PartnerImport {id: $import_id})-[:FOR]->(c:Campaign)<-[:HOSTS]-(host:Organisation)
SET s.id = s.id // takes the write lock
WITH s, host
OPTIONAL MATCH (v:Person {id: $viewer_id})
OPTIONAL MATCH (v)-[m:MEMBER_OF]->(host)
SET s.state = CASE WHEN m.role IN $roles AND s.state = 'DRAFT' THEN 'DISCARDED' ELSE s.state END
RETURN m.role, s.state, s.id
LIMIT 1
