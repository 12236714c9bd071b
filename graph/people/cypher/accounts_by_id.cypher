// Who are these accounts, to others?
// read
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f6']
UNWIND $ids AS id
MATCH (a:Account {id: id})
OPTIONAL MATCH (a)-[:LIVES_IN]->(city:City)
RETURN a.id, a.kind, a.handle, coalesce(a.name, a.name_zh), a.name_en, a.bio_zh, a.bio_en, a.picture_key, a.created_at,
       COUNT { (a)<-[:FOLLOWS]-() }, city.id, city.name_zh, city.name_en
ORDER BY a.id
LIMIT 1000
