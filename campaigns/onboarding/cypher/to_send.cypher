// The next rows of an import that are to be sent, and what their mails need to say.
// read
// :param import_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// :param limit => 25
MATCH (s:PartnerImport {id: $import_id})-[:FOR]->(c:Campaign)<-[:HOSTS]-(host:Organisation)
MATCH (s)-[:SENT_BY]->(v:Person)
MATCH (s)<-[:IN]-(r:ImportRow)
WHERE s.state = 'SENDING' AND r.included AND r.result IS NULL
RETURN r.id, r.name_zh, r.name_en, r.email, v.language, c.title_zh, c.title_en, host.name_zh, host.name_en
ORDER BY r.number, r.id
LIMIT $limit
