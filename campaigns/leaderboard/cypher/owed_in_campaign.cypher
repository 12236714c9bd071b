// Which submissions of a campaign has the ledger not been told of?
// read
// :param campaign_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
MATCH (s:Submission)
WHERE s.ledger_owed = true
MATCH (s)-[:IN]->(:Campaign {id: $campaign_id})
RETURN s.id
ORDER BY s.id
LIMIT 10000
