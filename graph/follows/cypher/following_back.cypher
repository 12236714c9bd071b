// Which accounts did each of these people follow after a place in the list, nearest to it first?
// read
// Nobody is shown across a block, and whom a private person follows only to themselves and their followers.
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param person_ids => ['01hzy6q0m3v8x2k4n7b9c1d5f6']
// :param after_at => 0
// :param after_id => ''
// :param limit => 21
OPTIONAL MATCH (viewer:Person {id: $viewer_id})
UNWIND $person_ids AS person_id
MATCH (p:Person {id: person_id})
WHERE NOT EXISTS { (viewer)-[:BLOCKS]-(p) }
  AND (NOT coalesce(p.is_private, false) OR p.id = $viewer_id OR EXISTS { (viewer)-[:FOLLOWS]->(p) })
CALL (p, viewer) {
  MATCH (p)-[f:FOLLOWS]->(a:Account)
  WHERE (f.at > $after_at OR (f.at = $after_at AND a.id > $after_id)) AND NOT EXISTS { (viewer)-[:BLOCKS]-(a) }
  RETURN f.at AS at, a
  ORDER BY at, a.id
  LIMIT $limit
}
OPTIONAL MATCH (a)-[:LIVES_IN]->(city:City)
RETURN person_id, at, a.id, a.kind, a.handle, coalesce(a.name, a.name_zh), a.name_en, a.bio_zh, a.bio_en, a.picture_key, a.created_at,
       COUNT { (a)<-[:FOLLOWS]-() }, city.id, city.name_zh, city.name_en
ORDER BY person_id, at, a.id
LIMIT 10000
