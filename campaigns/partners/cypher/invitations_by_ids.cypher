// Invitations by their ids, for members of the host only.
// read
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f9']
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
MATCH (v:Person {id: $viewer_id})
UNWIND $ids AS id
MATCH (i:PartnerInvitation {id: id})-[:TO]->(c:Campaign)<-[:HOSTS]-(host:Organisation)
WHERE EXISTS { (v)-[:MEMBER_OF]->(host) }
OPTIONAL MATCH (i)-[:ACCEPTED_BY]->(by:Organisation)
RETURN i.id, c.id, i.email, i.organisation_name, i.state, i.expires_at, i.created_at, by.id
ORDER BY i.id
LIMIT 10100
