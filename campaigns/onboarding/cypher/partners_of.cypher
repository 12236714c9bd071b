// By which names and numbers are the host and the present partners of an import's campaign known?
// read
// :param import_ids => ['01hzy6q0m3v8x2k4n7b9c1d5f9']
UNWIND $import_ids AS import_id
MATCH (s:PartnerImport {id: import_id})-[:FOR]->(c:Campaign)
CALL (c) {
  MATCH (o:Organisation)-[p:PARTNER_IN]->(c)
  WHERE NOT p.state IN ['DECLINED', 'REVOKED']
  RETURN o, p.registration AS registration
  UNION
  MATCH (o:Organisation)-[:HOSTS]->(c)
  RETURN o, null AS registration
}
RETURN s.id, o.name_zh, o.name_en, registration
ORDER BY s.id, o.id
LIMIT 50000
