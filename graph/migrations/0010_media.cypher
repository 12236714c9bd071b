// Uploads, works, and objects that wait to be removed. The indexes on times find what is owed, oldest first.
CREATE CONSTRAINT upload_id IF NOT EXISTS FOR (u:Upload) REQUIRE u.id IS UNIQUE;
CREATE INDEX upload_state IF NOT EXISTS FOR (u:Upload) ON (u.state, u.created_at);
CREATE INDEX upload_discard IF NOT EXISTS FOR (u:Upload) ON (u.discard_at);
CREATE INDEX upload_unused IF NOT EXISTS FOR (u:Upload) ON (u.unused_since_at);
CREATE CONSTRAINT work_id IF NOT EXISTS FOR (w:Work) REQUIRE w.id IS UNIQUE;
CREATE CONSTRAINT work_upload IF NOT EXISTS FOR (w:Work) REQUIRE w.upload_id IS UNIQUE;
CREATE INDEX work_state IF NOT EXISTS FOR (w:Work) ON (w.state, w.created_at);
CREATE INDEX work_settle IF NOT EXISTS FOR (w:Work) ON (w.settle_at);
CREATE INDEX work_waiting IF NOT EXISTS FOR (w:Work) ON (w.waiting_since_at);
CREATE CONSTRAINT purge_id IF NOT EXISTS FOR (x:Purge) REQUIRE x.id IS UNIQUE;
CREATE INDEX purge_due IF NOT EXISTS FOR (x:Purge) ON (x.due_at);
