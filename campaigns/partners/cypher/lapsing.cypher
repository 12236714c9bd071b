// Whose verification ends soon, or has ended, and who owns their organisation?
// read
// :param now => 1794000000000
// :param soon => 1796592000000
MATCH (o:Organisation)-[p:PARTNER_IN]->(c:Campaign)<-[:HOSTS]-(host:Organisation)
WHERE p.lapses_at <= $soon AND (p.lapses_at <= $now OR p.lapse_told_at IS NULL)
WITH o, p, c, host
ORDER BY p.lapses_at, p.id
LIMIT 50
OPTIONAL MATCH (owner:Person)-[m:MEMBER_OF {role: 'OWNER'}]->(o)
OPTIONAL MATCH (owner)-[:OPENS_WITH]->(login:Credential)
RETURN p.id, p.lapses_at, login.email, owner.language, o.name_zh, o.name_en, c.title_zh, c.title_en, c.handle
ORDER BY p.lapses_at, p.id, owner.id
LIMIT 1000
