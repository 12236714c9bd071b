// What does the ledger call the viewer?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
MATCH (viewer:Person {id: $viewer_id})
RETURN viewer.ledger_id, viewer.confirmed_at IS NOT NULL
LIMIT 1
