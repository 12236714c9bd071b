// Reports of works, posts, comments and accounts: one of each person about each thing; operators read them oldest first.
CREATE CONSTRAINT report_id IF NOT EXISTS FOR (r:Report) REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT report_pair IF NOT EXISTS FOR (r:Report) REQUIRE r.pair IS UNIQUE;
CREATE INDEX report_state IF NOT EXISTS FOR (r:Report) ON (r.state, r.created_at);
