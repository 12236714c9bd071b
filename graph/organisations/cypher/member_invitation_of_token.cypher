// Which invitation does a link stand for?
// read
// :param hash => 'ab'
MATCH (i:MemberInvitation {token_hash: $hash})-[:TO]->(o:Organisation)
RETURN i.id, i.email, i.role, i.state, i.expires_at, i.created_at, o.id
LIMIT 1
