// Invitations to work for an organisation are found by id and by the hash of their link.
CREATE CONSTRAINT member_invitation_id IF NOT EXISTS FOR (i:MemberInvitation) REQUIRE i.id IS UNIQUE;
CREATE CONSTRAINT member_invitation_hash IF NOT EXISTS FOR (i:MemberInvitation) REQUIRE i.token_hash IS UNIQUE;
