// What do these accounts show of themselves beside who they are: cover, verified mark, home town?
// read
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f6']
UNWIND $ids AS id
MATCH (a:Account {id: id})
OPTIONAL MATCH (a)-[:COMES_FROM]->(home:City)
RETURN a.id, a.verified_at, a.cover_key, coalesce(a.cover_width, 0), coalesce(a.cover_height, 0), home.id, home.name_zh, home.name_en
ORDER BY a.id
LIMIT 1000
