// Imports by their ids, for editors of the host only.
// read
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f9']
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param roles => ['OWNER', 'EDITOR']
MATCH (v:Person {id: $viewer_id})
UNWIND $ids AS id
MATCH (s:PartnerImport {id: id})-[:FOR]->(c:Campaign)<-[:HOSTS]-(host:Organisation)
WHERE EXISTS { (v)-[m:MEMBER_OF]->(host) WHERE m.role IN $roles }
CALL (s) {
  MATCH (s)<-[:IN]-(r:ImportRow)
  RETURN sum(CASE WHEN r.included THEN 1 ELSE 0 END) AS included, count(r.result) AS sent
}
RETURN s.id, c.id, s.file_name, s.state, s.created_at, s.row_count, included, sent
ORDER BY s.id
LIMIT 10100
