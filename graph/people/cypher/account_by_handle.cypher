// Whose handle is this, to the viewer? Nobody's, where a block stands between.
// read
// :param handle_key => 'mei'
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
MATCH (a:Account {handle_key: $handle_key})
WHERE NOT EXISTS { (:Person {id: $viewer_id})-[:BLOCKS]-(a) }
OPTIONAL MATCH (a)-[:LIVES_IN]->(city:City)
RETURN a.id, a.kind, a.handle, coalesce(a.name, a.name_zh), a.name_en, a.bio_zh, a.bio_en, a.picture_key, a.created_at,
       COUNT { (a)<-[:FOLLOWS]-() }, city.id, city.name_zh, city.name_en
LIMIT 1
