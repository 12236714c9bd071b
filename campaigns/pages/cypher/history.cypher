// The public records about campaigns, newest first.
// read
// :param campaign_ids => ['01hzy6q0m3v8x2k4n7b9c1d5f8']
// :param after_at => null
// :param after_id => null
// :param limit => 21
UNWIND $campaign_ids AS campaign_id
MATCH (c:Campaign {id: campaign_id})
CALL (c) {
  MATCH (c)<-[:ABOUT]-(r:Record)
  WHERE $after_at IS NULL OR r.at < $after_at OR (r.at = $after_at AND r.id < $after_id)
  WITH r
  ORDER BY r.at DESC, r.id DESC
  LIMIT $limit
  OPTIONAL MATCH (r)-[:BY]->(p:Person)
  OPTIONAL MATCH (r)-[:FOR]->(o:Organisation)
  RETURN r, p.id AS person_id, o.id AS organisation_id
}
RETURN c.id, r.id, r.at, r.kind, r.note, person_id, organisation_id
ORDER BY c.id, r.at DESC, r.id DESC
LIMIT 10100
