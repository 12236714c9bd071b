// Whom has the viewer muted, last first?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param before_at => 9007199254740992
// :param before_id => ''
// :param limit => 21
MATCH (viewer:Person {id: $viewer_id})-[m:MUTES]->(a:Account)
WHERE (m.at < $before_at OR (m.at = $before_at AND a.id < $before_id)) AND NOT EXISTS { (viewer)-[:BLOCKS]-(a) }
WITH m.at AS at, a
ORDER BY at DESC, a.id DESC
LIMIT $limit
OPTIONAL MATCH (a)-[:LIVES_IN]->(city:City)
RETURN at, a.id, a.kind, a.handle, coalesce(a.name, a.name_zh), a.name_en, a.bio_zh, a.bio_en, a.picture_key, a.created_at,
       COUNT { (a)<-[:FOLLOWS]-() }, city.id, city.name_zh, city.name_en
ORDER BY at DESC, a.id DESC
LIMIT $limit
