// Withdraws the viewer's own entry; what was accepted leaves the count and, by way of the ledger, the board.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param submission_id => '01hzy6q0m3v8x2k4n7b9c1d5fa'
// :param record_id => '01hzy6q0m3v8x2k4n7b9c1d5fc'
// :param now => 1794000000000
MATCH (v:Person {id: $viewer_id})-[:ENTERED]->(s:Submission {id: $submission_id})-[:IN]->(c:Campaign)
SET s.id = s.id // takes the write locks
SET c.id = c.id
WITH v, s, c
OPTIONAL MATCH (s)-[:OF]->(w:Work)
WITH v, s, c, w, s.state AS was
CALL (v, s, c, w, was) {
  WITH v, s, c, w, was
  WHERE was <> 'WITHDRAWN'
  SET s.state = 'WITHDRAWN', s.changed_at = $now,
      s.ledger_owed = CASE WHEN was = 'ACCEPTED' THEN true ELSE s.ledger_owed END,
      c.submission_count = CASE WHEN was = 'ACCEPTED' THEN c.submission_count - 1 ELSE c.submission_count END
  FOREACH (work IN CASE WHEN w IS NULL THEN [] ELSE [w] END | SET work.settle_at = $now)
  CREATE (r:Record {id: $record_id, at: $now, kind: 'submission:withdrawn'})-[:ABOUT]->(s)
  CREATE (r)-[:BY]->(v)
  RETURN count(s) AS changed
}
RETURN s.work_id, was, changed
LIMIT 1
