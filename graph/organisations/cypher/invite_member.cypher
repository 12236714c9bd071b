// Invites an address to work for an organisation; an earlier open invitation of the address is replaced.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param organisation_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param roles => ['OWNER']
// :param invitation_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param hash => 'ab'
// :param email => 'lan@example.org'
// :param email_key => 'lan@example.org'
// :param role => 'EDITOR'
// :param until => 1794000000000
// :param outbox_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// :param mail => '{}'
// :param now => 1794000000000
MATCH (:Person {id: $viewer_id})-[m:MEMBER_OF]->(o:Organisation {id: $organisation_id})
WHERE m.role IN $roles
CALL (o) {
  MATCH (o)<-[:TO]-(old:MemberInvitation {email_key: $email_key, state: 'OPEN'})
  SET old.state = 'EXPIRED'
}
CREATE (i:Invitation:MemberInvitation {
  id: $invitation_id, token_hash: $hash, email: $email, email_key: $email_key, role: $role, state: 'OPEN',
  expires_at: $until, created_at: $now
})-[:TO]->(o)
CREATE (:Outbox {id: $outbox_id, job: 'send_mail', payload: $mail, due_at: $now, created_at: $now})
RETURN i.id
LIMIT 1
