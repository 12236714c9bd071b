// Says that a draft is to be sent, by whom and in which language; sending it again goes on where it was.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param import_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// :param roles => ['OWNER', 'EDITOR']
// :param states => ['DRAFT', 'OPEN', 'FROZEN']
// alters nothing shown
MATCH (s:PartnerImport {id: $import_id})-[:FOR]->(c:Campaign)<-[:HOSTS]-(host:Organisation)
SET s.id = s.id // takes the write lock
WITH s, c, host
OPTIONAL MATCH (v:Person {id: $viewer_id})
OPTIONAL MATCH (v)-[m:MEMBER_OF]->(host)
WITH s, c, v, m.role AS role,
     m.role IN $roles AND v.confirmed_at IS NOT NULL AND c.state IN $states AND s.state = 'DRAFT' AS allowed
FOREACH (_ IN CASE WHEN allowed THEN [1] ELSE [] END |
  SET s.state = 'SENDING'
  CREATE (s)-[:SENT_BY]->(v)
)
RETURN role, s.state, s.id
LIMIT 1
