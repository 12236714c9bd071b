// Accounts: people and organisations share one handle space; secrets and addresses sit beside, so that they can be erased.
CREATE CONSTRAINT account_id IF NOT EXISTS FOR (a:Account) REQUIRE a.id IS UNIQUE;
CREATE CONSTRAINT account_handle IF NOT EXISTS FOR (a:Account) REQUIRE a.handle_key IS UNIQUE;
CREATE CONSTRAINT person_id IF NOT EXISTS FOR (p:Person) REQUIRE p.id IS UNIQUE;
CREATE CONSTRAINT organisation_id IF NOT EXISTS FOR (o:Organisation) REQUIRE o.id IS UNIQUE;
CREATE CONSTRAINT credential_email IF NOT EXISTS FOR (c:Credential) REQUIRE c.email_key IS UNIQUE;
CREATE CONSTRAINT link_hash IF NOT EXISTS FOR (l:Link) REQUIRE l.hash IS UNIQUE;
CREATE CONSTRAINT machine_token_hash IF NOT EXISTS FOR (t:MachineToken) REQUIRE t.hash IS UNIQUE;
CREATE CONSTRAINT city_id IF NOT EXISTS FOR (c:City) REQUIRE c.id IS UNIQUE;
CREATE CONSTRAINT outbox_id IF NOT EXISTS FOR (o:Outbox) REQUIRE o.id IS UNIQUE;
CREATE INDEX outbox_due IF NOT EXISTS FOR (o:Outbox) ON (o.due_at);
CREATE CONSTRAINT record_id IF NOT EXISTS FOR (r:Record) REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT invitation_id IF NOT EXISTS FOR (i:Invitation) REQUIRE i.id IS UNIQUE;
