// Whose handle is this?
// read
// :param handle_key => 'mei'
MATCH (a:Account {handle_key: $handle_key})
OPTIONAL MATCH (a)-[:LIVES_IN]->(city:City)
RETURN a.id, a.kind, a.handle, coalesce(a.name, a.name_zh), a.name_en, a.bio_zh, a.bio_en, a.picture_key, a.created_at,
       COUNT { (a)<-[:FOLLOWS]-() }, city.id, city.name_zh, city.name_en
LIMIT 1
