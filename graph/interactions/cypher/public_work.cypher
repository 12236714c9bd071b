// Is the work public, and what does the ledger call the viewer?
// read
// :param work_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
MATCH (w:Work {id: $work_id})
WHERE w.published_at IS NOT NULL
OPTIONAL MATCH (viewer:Person {id: $viewer_id})
RETURN w.id, viewer.ledger_id
LIMIT 1
