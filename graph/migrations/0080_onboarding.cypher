// Spreadsheets of organisations, kept as drafts until they are sent; an address is looked up among a campaign's invitations.
CREATE CONSTRAINT partner_import_id IF NOT EXISTS FOR (s:PartnerImport) REQUIRE s.id IS UNIQUE;
CREATE INDEX partner_import_state IF NOT EXISTS FOR (s:PartnerImport) ON (s.state, s.created_at);
CREATE CONSTRAINT import_row_id IF NOT EXISTS FOR (r:ImportRow) REQUIRE r.id IS UNIQUE;
CREATE INDEX partner_invitation_email IF NOT EXISTS FOR (i:PartnerInvitation) ON (i.email_key);
