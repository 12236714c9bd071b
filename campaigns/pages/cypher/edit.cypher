// Changes fields of a campaign that is still at the revision the editor's form was checked against.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param campaign_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param roles => ['OWNER', 'EDITOR']
// :param revision => 1
// :param handle_key => null
// :param values => {title_en: 'Blue Action'}
// :param fields => 'title_en'
// :param cover_upload_id => null
// :param apply => true
// :param record_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// :param now => 1794000000000
MATCH (c:Campaign {id: $campaign_id})<-[:HOSTS]-(o:Organisation)
SET c.id = c.id // takes the write lock: what follows reads what no other statement can change meanwhile
WITH c, o
OPTIONAL MATCH (v:Person {id: $viewer_id})
OPTIONAL MATCH (v)-[m:MEMBER_OF]->(o)
OPTIONAL MATCH (u:Upload {id: $cover_upload_id})<-[:STARTED]-(v)
OPTIONAL MATCH (taken:Campaign {handle_key: $handle_key})
WITH c, o, v, u, m.role AS role, taken IS NOT NULL AND taken <> c AS is_taken,
     $cover_upload_id IS NULL OR coalesce(u.purpose = 'PICTURE' AND u.state IN ['CHECKING', 'VERIFIED'], false) AS cover_ok
CALL (c, o, v, u, role, is_taken, cover_ok) {
  WITH c, o, v, u
  WHERE $apply AND role IN $roles AND cover_ok AND NOT is_taken AND c.revision = $revision
  FOREACH (shown IN CASE WHEN c.state = 'DRAFT' THEN [] ELSE [c] END |
    CREATE (r:Record {id: $record_id, at: $now, kind: 'campaign:edited', note: $fields})-[:ABOUT]->(shown)
    CREATE (r)-[:BY]->(v)
    CREATE (r)-[:FOR]->(o)
  )
  SET c += $values
  SET c.revision = c.revision + 1
  WITH c, u
  CALL (c, u) {
    WITH c, u
    WHERE u IS NOT NULL
    OPTIONAL MATCH (c)-[old:COVERED_BY]->(:Upload)
    DELETE old
    WITH DISTINCT c, u
    CREATE (c)-[:COVERED_BY]->(u)
  }
  RETURN count(c) AS changed
}
RETURN role, is_taken, cover_ok, changed
LIMIT 1
