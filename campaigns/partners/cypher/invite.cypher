// Invites somebody to take part in a campaign, owes the mail, and ends an older link to the same address.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param campaign_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param roles => ['OWNER', 'EDITOR']
// :param states => ['DRAFT', 'OPEN', 'FROZEN']
// :param invitation_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// :param token_hash => 'ab'
// :param email => 'Mei@example.org'
// :param email_key => 'mei@example.org'
// :param organisation_name => '成都急救学社'
// :param expires_at => 1795209600000
// :param outbox_id => '01hzy6q0m3v8x2k4n7b9c1d5fa'
// :param mail => '{}'
// :param now => 1794000000000
MATCH (c:Campaign {id: $campaign_id})<-[:HOSTS]-(host:Organisation)
SET c.id = c.id // takes the write lock, so that two invitations to one address do not both stay open
WITH c, host
MATCH (v:Person {id: $viewer_id})-[m:MEMBER_OF]->(host)
WHERE m.role IN $roles AND v.confirmed_at IS NOT NULL AND c.state IN $states
OPTIONAL MATCH (c)<-[:TO]-(old:PartnerInvitation)
WHERE old.email_key = $email_key AND old.state = 'OPEN'
SET old.state = 'EXPIRED', old.replaced = true
WITH DISTINCT c, v
CREATE (i:Invitation:PartnerInvitation {
  id: $invitation_id, token_hash: $token_hash, email: $email, email_key: $email_key,
  organisation_name: $organisation_name, state: 'OPEN', expires_at: $expires_at, created_at: $now
})-[:TO]->(c)
CREATE (i)-[:BY]->(v)
CREATE (:Outbox {id: $outbox_id, job: 'send_mail', payload: $mail, due_at: $now, created_at: $now})
RETURN i.id
LIMIT 1
