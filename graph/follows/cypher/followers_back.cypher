// Who followed each of these accounts and campaigns after a place in the list, nearest to it first?
// read
// Nobody is shown across a block, and who follows a private account only to itself and its followers.
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param subject_ids => ['01hzy6q0m3v8x2k4n7b9c1d5f6']
// :param after_place => 0
// :param after_id => ''
// :param limit => 21
OPTIONAL MATCH (viewer:Person {id: $viewer_id})
UNWIND $subject_ids AS subject_id
OPTIONAL MATCH (account:Account {id: subject_id})
OPTIONAL MATCH (campaign:Campaign {id: subject_id})
WITH viewer, subject_id, coalesce(account, campaign) AS subject
WHERE subject IS NOT NULL AND NOT EXISTS { (viewer)-[:BLOCKS]-(subject) }
  AND (NOT coalesce(subject.is_private, false) OR subject_id = $viewer_id OR EXISTS { (viewer)-[:FOLLOWS]->(subject) })
CALL (viewer, subject_id) {
  MATCH (b:Person)-[f:FOLLOWS]->()
  USING INDEX f:FOLLOWS(subject_id, place)
  WHERE f.subject_id = subject_id AND f.place >= $after_place AND (f.place > $after_place OR b.id > $after_id)
    AND NOT EXISTS { (viewer)-[:BLOCKS]-(b) }
  RETURN f.at AS at, f.place AS place, b AS a
  ORDER BY f.subject_id, f.place, b.id
  LIMIT $limit
}
OPTIONAL MATCH (a)-[:LIVES_IN]->(city:City)
RETURN subject_id, at, place, a.id, a.kind, a.handle, coalesce(a.name, a.name_zh), a.name_en, a.bio_zh, a.bio_en, a.picture_key, a.created_at,
       COUNT { (a)<-[:FOLLOWS]-() }, city.id, city.name_zh, city.name_en
ORDER BY subject_id, place, a.id
LIMIT 10000
