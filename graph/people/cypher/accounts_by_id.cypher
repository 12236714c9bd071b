// Who are these accounts, to the viewer? Left out is who stands behind a block.
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f6']
OPTIONAL MATCH (viewer:Person {id: $viewer_id})
UNWIND $ids AS id
MATCH (a:Account {id: id})
WHERE NOT EXISTS { (viewer)-[:BLOCKS]-(a) }
OPTIONAL MATCH (a)-[:LIVES_IN]->(city:City)
RETURN a.id, a.kind, a.handle, coalesce(a.name, a.name_zh), a.name_en, a.bio_zh, a.bio_en, a.picture_key, a.created_at,
       COUNT { (a)<-[:FOLLOWS]-() }, city.id, city.name_zh, city.name_en
ORDER BY a.id
LIMIT 1000
