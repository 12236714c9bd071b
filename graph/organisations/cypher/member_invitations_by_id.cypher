// What are these invitations, of organisations in which the viewer has one of the roles?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f8']
// :param roles => ['OWNER']
UNWIND $ids AS id
MATCH (i:MemberInvitation {id: id})-[:TO]->(o:Organisation)
WHERE EXISTS { (o)<-[m:MEMBER_OF]-(:Person {id: $viewer_id}) WHERE m.role IN $roles }
RETURN i.id, i.email, i.role, i.state, i.expires_at, i.created_at, o.id
ORDER BY i.id
LIMIT 1000
