// The invitations to campaigns, newest first, for members of the host only.
// read
// :param campaign_ids => ['01hzy6q0m3v8x2k4n7b9c1d5f8']
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param after_id => null
// :param limit => 21
MATCH (v:Person {id: $viewer_id})
UNWIND $campaign_ids AS campaign_id
MATCH (c:Campaign {id: campaign_id})<-[:HOSTS]-(host:Organisation)
WHERE EXISTS { (v)-[:MEMBER_OF]->(host) }
CALL (c) {
  MATCH (c)<-[:TO]-(i:PartnerInvitation)
  WHERE $after_id IS NULL OR i.id < $after_id
  RETURN i
  ORDER BY i.id DESC
  LIMIT $limit
}
OPTIONAL MATCH (i)-[:ACCEPTED_BY]->(by:Organisation)
RETURN i.id, c.id, i.email, i.organisation_name, i.state, i.expires_at, i.created_at, by.id
ORDER BY c.id, i.id DESC
LIMIT 10100
