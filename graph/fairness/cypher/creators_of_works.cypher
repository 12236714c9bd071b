// What does the ledger call those who made these works?
// read
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f6']
UNWIND $ids AS id
MATCH (w:Work {id: id})<-[:MADE]-(author:Person)
RETURN w.id, coalesce(author.ledger_id, author.id)
ORDER BY w.id
LIMIT 1000
