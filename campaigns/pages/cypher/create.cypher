// Creates a campaign as a draft, unless the viewer may not, the handle is taken or the cover is none of theirs.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param organisation_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param roles => ['OWNER', 'EDITOR']
// :param campaign_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param handle_key => 'blue-action'
// :param values => {handle: 'Blue-Action', title_zh: '蓝色行动', state: 'DRAFT'}
// :param cover_upload_id => null
// :param apply => true
// :param record_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// :param now => 1794000000000
OPTIONAL MATCH (v:Person {id: $viewer_id})
OPTIONAL MATCH (o:Organisation {id: $organisation_id})
OPTIONAL MATCH (v)-[m:MEMBER_OF]->(o)
OPTIONAL MATCH (u:Upload {id: $cover_upload_id})<-[:STARTED]-(v)
OPTIONAL MATCH (taken:Campaign {handle_key: $handle_key})
WITH v, o, m, u, taken, v.confirmed_at IS NOT NULL AS confirmed,
     $cover_upload_id IS NULL OR coalesce(u.purpose = 'PICTURE' AND u.state IN ['CHECKING', 'VERIFIED'], false) AS cover_ok
CALL (v, o, m, u, taken, confirmed, cover_ok) {
  WITH v, o, m, u, taken, confirmed, cover_ok
  WHERE $apply AND taken IS NULL AND confirmed AND cover_ok AND o.kind = 'FOUNDATION' AND m.role IN $roles
  MERGE (c:Campaign {handle_key: $handle_key})
  ON CREATE SET c += $values, c.id = $campaign_id
  WITH v, o, u, c
  WHERE c.id = $campaign_id
  CREATE (o)-[:HOSTS]->(c)
  CREATE (r:Record {id: $record_id, at: $now, kind: 'campaign:created'})-[:ABOUT]->(c)
  CREATE (r)-[:BY]->(v)
  CREATE (r)-[:FOR]->(o)
  FOREACH (cover IN CASE WHEN u IS NULL THEN [] ELSE [u] END | CREATE (c)-[:COVERED_BY]->(cover))
  RETURN count(c) AS created
}
RETURN o.kind, m.role, confirmed, cover_ok, taken IS NOT NULL, created
LIMIT 1
