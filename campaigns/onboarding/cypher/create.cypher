// Keeps the rows of a spreadsheet as a draft.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param campaign_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param roles => ['OWNER', 'EDITOR']
// :param import_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// :param file_name => 'partners.xlsx'
// :param rows => [{id: '01hzy6q0m3v8x2k4n7b9c1d5fa', number: 2, email_key: null, cells: {name_zh: '成都急救学社'}}]
// :param now => 1794000000000
// alters nothing shown
MATCH (c:Campaign {id: $campaign_id})<-[:HOSTS]-(host:Organisation)
MATCH (v:Person {id: $viewer_id})-[m:MEMBER_OF]->(host)
WHERE m.role IN $roles
CREATE (s:PartnerImport {
  id: $import_id, file_name: $file_name, state: 'DRAFT', row_count: size($rows), created_at: $now
})-[:FOR]->(c)
CREATE (s)-[:BY]->(v)
WITH s
UNWIND $rows AS given
CREATE (r:ImportRow {id: given.id, number: given.number, email_key: given.email_key, included: true})-[:IN]->(s)
SET r += given.cells
RETURN count(r)
LIMIT 1
