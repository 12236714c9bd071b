// Who has been invited to work for an organisation, newest first?
// read
// :param organisation_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param before_at => 9007199254740992
// :param before_id => ''
// :param limit => 21
MATCH (i:MemberInvitation)-[:TO]->(o:Organisation {id: $organisation_id})
WHERE i.created_at < $before_at OR (i.created_at = $before_at AND i.id < $before_id)
RETURN i.id, i.email, i.role, i.state, i.expires_at, i.created_at, o.id
ORDER BY i.created_at DESC, i.id DESC
LIMIT $limit
