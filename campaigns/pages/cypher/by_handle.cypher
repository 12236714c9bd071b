// The campaign with this handle, if the viewer may know of it.
// read
// :param handle_key => 'blue-action'
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
OPTIONAL MATCH (v:Person {id: $viewer_id})
MATCH (c:Campaign {handle_key: $handle_key})<-[:HOSTS]-(o:Organisation)
WHERE c.state <> 'DRAFT' OR EXISTS { (v)-[:MEMBER_OF]->(o) }
OPTIONAL MATCH (c)-[:COVERED_BY]->(u:Upload)
RETURN c {
  .*, organisation_id: o.id,
  cover: CASE WHEN u IS NULL THEN NULL ELSE [u.state, u.picture_key, u.picture_width, u.picture_height] END
} AS campaign
LIMIT 1
