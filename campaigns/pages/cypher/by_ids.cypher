// Campaigns by their ids, as far as the viewer may know of them: a draft is for the members of its host.
// read
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f8']
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
OPTIONAL MATCH (v:Person {id: $viewer_id})
UNWIND $ids AS id
MATCH (c:Campaign {id: id})<-[:HOSTS]-(o:Organisation)
WHERE c.state <> 'DRAFT' OR EXISTS { (v)-[:MEMBER_OF]->(o) }
OPTIONAL MATCH (c)-[:COVERED_BY]->(u:Upload)
RETURN c {
  .*, organisation_id: o.id,
  cover: CASE WHEN u IS NULL THEN NULL ELSE [u.state, u.picture_key, u.picture_width, u.picture_height] END
} AS campaign
ORDER BY c.id
LIMIT 10100
