// Deletes the viewer's work and its upload, withdraws it where it was entered, and owes the removal of its objects.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param work_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param folder => 'works/01hzy6q0m3v8x2k4n7b9c1d5f8/'
// :param purge_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// :param upload_purge_id => '01hzy6q0m3v8x2k4n7b9c1d5fa'
// :param now => 1794000000000
MATCH (:Person {id: $viewer_id})-[:MADE]->(w:Work {id: $work_id})
SET w.locked_at = $now
WITH w
OPTIONAL MATCH (w)-[:FROM]->(u:Upload)
CALL (w) {
  MATCH (w)<-[:OF]-(s:Submission)-[:IN]->(c:Campaign)
  WHERE s.state IN ['ENTERED', 'ACCEPTED']
  SET c.submission_count = CASE s.state WHEN 'ACCEPTED' THEN c.submission_count - 1 ELSE c.submission_count END,
      s.state = 'WITHDRAWN', s.decided_at = $now, s.changed_at = $now, s.ledger_owed = true
}
CREATE (:Purge {id: $purge_id, prefix: $folder, due_at: $now, passes: 0})
FOREACH (each IN CASE WHEN u IS NULL THEN [] ELSE [u] END |
  CREATE (:Purge {id: $upload_purge_id, prefix: each.key, due_at: $now, passes: 0})
  DETACH DELETE each
)
DETACH DELETE w
RETURN $work_id
LIMIT 1
