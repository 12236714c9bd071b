// Changes cells of a row of a draft, or takes the row in or out.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param row_id => '01hzy6q0m3v8x2k4n7b9c1d5fa'
// :param roles => ['OWNER', 'EDITOR']
// :param cells => {city: '成都'}
// :param included => null
// alters nothing shown
MATCH (r:ImportRow {id: $row_id})-[:IN]->(s:PartnerImport)-[:FOR]->(c:Campaign)<-[:HOSTS]-(host:Organisation)
SET s.id = s.id // takes the write lock: a draft that is being sent is changed no more
WITH r, s, host
OPTIONAL MATCH (v:Person {id: $viewer_id})
OPTIONAL MATCH (v)-[m:MEMBER_OF]->(host)
WITH r, s, m.role AS role, m.role IN $roles AND s.state = 'DRAFT' AS allowed
FOREACH (_ IN CASE WHEN allowed THEN [1] ELSE [] END |
  SET r += $cells, r.included = coalesce($included, r.included)
)
RETURN role, s.state, s.id
LIMIT 1
