// Comments on works and posts, and the replies to each. `seen_by` is ALL, or the one person who sees what waits or is hidden;
// `shown_at` orders what arrives on an open page; `held_for` is the account whose queue a comment waits in.
CREATE CONSTRAINT comment_id IF NOT EXISTS FOR (c:Comment) REQUIRE c.id IS UNIQUE;
CREATE INDEX comment_subject IF NOT EXISTS FOR (c:Comment) ON (c.subject_id);
CREATE INDEX comment_in_thread IF NOT EXISTS FOR (c:Comment) ON (c.thread_id, c.seen_by, c.created_at);
CREATE INDEX comment_shown IF NOT EXISTS FOR (c:Comment) ON (c.subject_id, c.shown_at);
CREATE INDEX comment_held IF NOT EXISTS FOR (c:Comment) ON (c.held_for, c.created_at);
