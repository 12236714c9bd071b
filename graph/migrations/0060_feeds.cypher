// Feeds read works in the order of an index: those of one author, of one city and of everybody, by when they were published.
CREATE INDEX work_of_author IF NOT EXISTS FOR (w:Work) ON (w.author_id, w.published_at, w.id);
CREATE INDEX work_published IF NOT EXISTS FOR (w:Work) ON (w.published_at, w.id);
MATCH (author:Person)-[:MADE]->(w:Work) WHERE w.author_id IS NULL CALL (author, w) { SET w.author_id = author.id } IN TRANSACTIONS OF 5000 ROWS;
