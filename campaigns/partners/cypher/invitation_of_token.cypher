// The invitation behind a link.
// read
// :param token_hash => 'ab'
MATCH (i:PartnerInvitation {token_hash: $token_hash})-[:TO]->(c:Campaign)
OPTIONAL MATCH (i)-[:ACCEPTED_BY]->(by:Organisation)
RETURN i.id, c.id, i.email, i.organisation_name, i.state, i.expires_at, i.created_at, by.id
LIMIT 1
