// The campaigns that organisations host, newest first; drafts only for members.
// read
// :param organisation_ids => ['01hzy6q0m3v8x2k4n7b9c1d5f7']
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param after_id => null
// :param limit => 21
OPTIONAL MATCH (v:Person {id: $viewer_id})
UNWIND $organisation_ids AS organisation_id
MATCH (o:Organisation {id: organisation_id})
CALL (o, v) {
  MATCH (o)-[:HOSTS]->(c:Campaign)
  WHERE (c.state <> 'DRAFT' OR EXISTS { (v)-[:MEMBER_OF]->(o) }) AND ($after_id IS NULL OR c.id < $after_id)
  RETURN c
  ORDER BY c.id DESC
  LIMIT $limit
}
OPTIONAL MATCH (c)-[:COVERED_BY]->(u:Upload)
RETURN c {
  .*, organisation_id: o.id,
  cover: CASE WHEN u IS NULL THEN NULL ELSE [u.state, u.picture_key, u.picture_width, u.picture_height] END
} AS campaign
ORDER BY o.id, c.id DESC
LIMIT 10100
