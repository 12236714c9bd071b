// Deletes the viewer's work with its upload and comments, withdraws it where it was entered, and owes the removal of its objects.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param work_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param folder => 'works/01hzy6q0m3v8x2k4n7b9c1d5f8/'
// :param purge_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// :param upload_purge_id => '01hzy6q0m3v8x2k4n7b9c1d5fa'
// :param record_ids => ['01hzy6q0m3v8x2k4n7b9c1d5fb']
// :param now => 1794000000000
MATCH (viewer:Person {id: $viewer_id})-[:MADE]->(w:Work {id: $work_id})
SET w.locked_at = $now
WITH viewer, w
OPTIONAL MATCH (w)-[:FROM]->(u:Upload)
CALL (w) {
  MATCH (w)-[:HAS_CAPTIONS]->(words)
  DETACH DELETE words
}
CALL (viewer, w) {
  MATCH (w)<-[:OF]-(s:Submission)-[:IN]->(c:Campaign)
  SET s.id = s.id // takes the write locks, as every statement on entries does
  SET c.id = c.id
  WITH viewer, s, c, s.state AS was
  WHERE was IN ['ENTERED', 'ACCEPTED']
  SET s.state = 'WITHDRAWN', s.changed_at = $now,
      s.ledger_owed = CASE WHEN was = 'ACCEPTED' THEN true ELSE s.ledger_owed END,
      c.submission_count = CASE WHEN was = 'ACCEPTED' THEN c.submission_count - 1 ELSE c.submission_count END
  WITH viewer, collect(s) AS entries
  UNWIND range(0, size(entries) - 1) AS i
  WITH viewer, i, entries[i] AS entry
  CREATE (r:Record {id: coalesce($record_ids[i], entry.id), at: $now, kind: 'submission:withdrawn'})-[:ABOUT]->(entry)
  CREATE (r)-[:BY]->(viewer)
}
CALL (w) {
  MATCH (comment:Comment)
  WHERE comment.subject_id = w.id
  DETACH DELETE comment
}
CREATE (:Purge {id: $purge_id, prefix: $folder, due_at: $now, passes: 0})
FOREACH (each IN CASE WHEN u IS NULL THEN [] ELSE [u] END |
  CREATE (:Purge {id: $upload_purge_id, prefix: each.key, due_at: $now, passes: 0})
  DETACH DELETE each
)
DETACH DELETE w
RETURN $work_id
LIMIT 1
