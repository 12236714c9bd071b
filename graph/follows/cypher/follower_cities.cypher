// In which cities do the newest followers of an organisation live, for those who edit it?
// read
// Groups smaller than `smallest` are not shown; looked at are at most `most` followers.
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param organisation_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param roles => ['OWNER', 'EDITOR']
// :param most => 2000
// :param smallest => 5
MATCH (:Person {id: $viewer_id})-[m:MEMBER_OF]->(o:Organisation {id: $organisation_id})
WHERE m.role IN $roles
CALL (o) {
  MATCH (b:Person)-[f:FOLLOWS]->()
  USING INDEX f:FOLLOWS(subject_id, place)
  WHERE f.subject_id = o.id AND f.place >= 0
  WITH f, b
  ORDER BY f.subject_id DESC, f.place DESC
  LIMIT $most
  MATCH (b)-[:LIVES_IN]->(city:City)
  RETURN city, count(*) AS followers
}
WITH city, followers
WHERE followers >= $smallest
RETURN city.id, city.name_zh, city.name_en, followers
ORDER BY followers DESC, city.id
LIMIT 50
