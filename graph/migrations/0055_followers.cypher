// Followers are read in the order of an index: of one subject, newest follow first (ADR 0008).
CREATE INDEX follow_place IF NOT EXISTS FOR ()-[f:FOLLOWS]-() ON (f.subject_id, f.place);
MATCH ()-[f:FOLLOWS]->(subject) WHERE f.place IS NULL CALL (f, subject) { SET f.subject_id = subject.id, f.place = f.at * 1048576 + toInteger(rand() * 1048576) } IN TRANSACTIONS OF 10000 ROWS;
