// Changes what an account says of itself, all or nothing; says what stood in the way.
// write
// alters $account_id
// Another name or handle takes the verified mark away: it was given to the old one.
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param account_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param roles => ['OWNER', 'EDITOR']
// :param values => {name: 'Mei', handle: 'Mei', handle_key: 'mei'}
// :param handle_key => 'mei'
// :param picture_id => null
// :param cover_id => null
// :param sets => ['city', 'home', 'picture', 'cover']
// :param city_id => '1816670'
// :param home_id => null
// :param apply => true
MATCH (a:Account {id: $account_id})
SET a.created_at = a.created_at // takes the write lock: two edits at once come one after the other
WITH a
OPTIONAL MATCH (v:Person {id: $viewer_id})
OPTIONAL MATCH (v)-[m:MEMBER_OF]->(a)
OPTIONAL MATCH (picture:Upload {id: $picture_id})<-[:STARTED]-(v)
OPTIONAL MATCH (cover:Upload {id: $cover_id})<-[:STARTED]-(v)
OPTIONAL MATCH (city:City {id: $city_id})
OPTIONAL MATCH (home:City {id: $home_id})
OPTIONAL MATCH (taken:Account {handle_key: $handle_key})
WITH a, picture, cover, city, home, coalesce(v = a OR m.role IN $roles, false) AS may, m IS NOT NULL AS works_there,
     coalesce(taken <> a, false) AS is_taken,
     [each IN [
       ['pictureUploadId', $picture_id IS NULL OR coalesce(picture.purpose = 'PICTURE' AND picture.state = 'VERIFIED', false)],
       ['coverUploadId', $cover_id IS NULL OR coalesce(cover.purpose = 'PICTURE' AND cover.state = 'VERIFIED', false)],
       ['cityId', $city_id IS NULL OR city IS NOT NULL],
       ['homeTownId', $home_id IS NULL OR home IS NOT NULL]
     ] WHERE NOT each[1] | each[0]] AS wrong,
     any(key IN keys($values) WHERE key IN ['name', 'name_zh', 'name_en', 'handle_key'] AND $values[key] <> a[key]) AS renamed
CALL (a, picture, cover, city, home, may, is_taken, wrong, renamed) {
  WITH a, picture, cover, city, home, renamed
  WHERE may AND $apply AND NOT is_taken AND wrong = []
  FOREACH (ignored IN CASE WHEN renamed THEN [1] ELSE [] END | SET a.verified_at = null)
  FOREACH (ignored IN CASE WHEN 'picture' IN $sets THEN [1] ELSE [] END | SET a.picture_key = picture.picture_key)
  FOREACH (ignored IN CASE WHEN 'cover' IN $sets THEN [1] ELSE [] END |
    SET a.cover_key = cover.picture_key, a.cover_width = cover.picture_width, a.cover_height = cover.picture_height
  )
  SET a += $values
  WITH a, city, home
  OPTIONAL MATCH (a)-[old_city:LIVES_IN]->(:City)
  WHERE 'city' IN $sets
  OPTIONAL MATCH (a)-[old_home:COMES_FROM]->(:City)
  WHERE 'home' IN $sets
  DELETE old_city, old_home
  WITH DISTINCT a, city, home
  FOREACH (each IN CASE WHEN city IS NULL THEN [] ELSE [city] END | CREATE (a)-[:LIVES_IN]->(each))
  FOREACH (each IN CASE WHEN home IS NULL THEN [] ELSE [home] END | CREATE (a)-[:COMES_FROM]->(each))
  RETURN count(a) AS changed
}
RETURN a.id, may, works_there, is_taken, wrong, changed
LIMIT 1
