// Which of these works are public and by somebody else, and what does the ledger call who made them?
// read
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f6']
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
UNWIND $ids AS id
MATCH (w:Work {id: id})<-[:MADE]-(author:Person)
WHERE w.published_at IS NOT NULL AND NOT coalesce(author.id = $viewer_id, false)
RETURN w.id, coalesce(author.ledger_id, author.id)
ORDER BY w.id
LIMIT 1000
