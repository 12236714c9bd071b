// What does the mail about a verdict need to say, and who owns the partner's organisation?
// read
// :param partner_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
MATCH (o:Organisation)-[p:PARTNER_IN {id: $partner_id}]->(c:Campaign)
MATCH (owner:Person)-[m:MEMBER_OF]->(o)
WHERE m.role = 'OWNER'
MATCH (owner)-[:OPENS_WITH]->(login:Credential)
RETURN login.email, owner.language, o.name_zh, o.name_en, c.title_zh, c.title_en, c.handle
ORDER BY owner.id
LIMIT 20
