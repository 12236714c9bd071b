// Campaigns, their partners and the works entered in them. Lists are read in the order of an index, so that a page of
// a campaign with ten thousand entries costs what a page of one with a hundred costs.
CREATE CONSTRAINT campaign_id IF NOT EXISTS FOR (c:Campaign) REQUIRE c.id IS UNIQUE;
CREATE CONSTRAINT campaign_handle IF NOT EXISTS FOR (c:Campaign) REQUIRE c.handle_key IS UNIQUE;
CREATE INDEX campaign_closing IF NOT EXISTS FOR (c:Campaign) ON (c.state, c.closes_at);
CREATE CONSTRAINT partner_id IF NOT EXISTS FOR ()-[p:PARTNER_IN]-() REQUIRE p.id IS UNIQUE;
CREATE CONSTRAINT partner_invitation_id IF NOT EXISTS FOR (i:PartnerInvitation) REQUIRE i.id IS UNIQUE;
CREATE CONSTRAINT partner_invitation_token IF NOT EXISTS FOR (i:PartnerInvitation) REQUIRE i.token_hash IS UNIQUE;
CREATE CONSTRAINT submission_id IF NOT EXISTS FOR (s:Submission) REQUIRE s.id IS UNIQUE;
CREATE CONSTRAINT submission_pair IF NOT EXISTS FOR (s:Submission) REQUIRE s.pair IS UNIQUE;
CREATE INDEX submission_in_campaign IF NOT EXISTS FOR (s:Submission) ON (s.campaign_id, s.state, s.changed_at);
CREATE INDEX submission_of_organisation IF NOT EXISTS FOR (s:Submission) ON (s.organisation_id, s.state, s.changed_at);
CREATE INDEX submission_ledger_owed IF NOT EXISTS FOR (s:Submission) ON (s.ledger_owed);
