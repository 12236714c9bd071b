// Puts a message into the thread of two accounts, which begins with it; sent again under its client key it is the same one.
// write
// alters nothing shown
// :param sender_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param writer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param other_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param pair => '01hzy6q0m3v8x2k4n7b9c1d5f6:01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param thread_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param message_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// :param client_key => '01hzy6q0m3v8x2k4n7b9c1d5f6:01hzy6q0m3v8x2k4n7b9c1d5f7:phone-1'
// :param text => 'Hello'
// :param now => 1794000000000
MATCH (sender:Account {id: $sender_id})
OPTIONAL MATCH (writer:Person {id: $writer_id})
OPTIONAL MATCH (other:Account {id: $other_id})
WITH sender, writer, other
WHERE writer IS NOT NULL
  AND other IS NOT NULL
  AND NOT EXISTS { (sender)-[:BLOCKS]-(other) }
MERGE (t:Thread {pair: $pair})
ON CREATE SET t.id = $thread_id, t.number = 0, t.created_at = $now
SET t.touched_at = $now  // takes the lock: messages of one thread come one after another
WITH sender, writer, other, t
OPTIONAL MATCH (same:Message {client_key: $client_key})
WITH sender, writer, other, t, same,
     CASE
       WHEN same IS NOT NULL THEN 'SAME'
       WHEN t.state = 'OPEN' OR other:Organisation OR t.asked_by = other.id
            OR EXISTS { (other)-[:FOLLOWS]->(sender) } THEN 'OPEN'
       WHEN t.state IS NULL THEN 'REQUEST'
       ELSE 'WAITS'
     END AS outcome
CALL (sender, writer, other, t, outcome) {
  WITH sender, writer, other, t, outcome
  WHERE outcome IN ['OPEN', 'REQUEST']
  MERGE (mine:Seat {id: sender.id + ':' + t.id})
  ON CREATE SET mine.account_id = sender.id, mine.sent = 0, mine.heard = 0, mine.read = 0
  MERGE (theirs:Seat {id: other.id + ':' + t.id})
  ON CREATE SET theirs.account_id = other.id, theirs.sent = 0, theirs.heard = 0, theirs.read = 0
  MERGE (sender)-[:SITS]->(mine)
  MERGE (other)-[:SITS]->(theirs)
  MERGE (mine)-[:AT]->(t)
  MERGE (theirs)-[:AT]->(t)
  SET t.number = t.number + 1, t.state = outcome, t.asked_by = coalesce(t.asked_by, sender.id)
  SET mine.sent = mine.sent + 1, mine.box = 'INBOX', mine.last_id = $message_id,
      theirs.box = CASE outcome WHEN 'OPEN' THEN 'INBOX' ELSE 'REQUESTS' END, theirs.last_id = $message_id,
      theirs.unread_by = CASE outcome WHEN 'OPEN' THEN other.id END
  CREATE (m:Message {
    id: $message_id, thread_id: t.id, number: t.number, text: $text, sent_at: $now, sender_id: sender.id,
    nth: mine.sent, heard: theirs.sent, client_key: $client_key
  })
  FOREACH (_ IN CASE WHEN writer <> sender THEN [1] ELSE [] END |
    CREATE (writer)-[:WROTE {at: $now}]->(m)-[:ON_BEHALF_OF]->(sender))
  RETURN m
UNION
  WITH outcome
  WHERE NOT outcome IN ['OPEN', 'REQUEST']
  RETURN null AS m
}
WITH outcome, t, coalesce(m, same) AS m
OPTIONAL MATCH (m)<-[:WROTE]-(by:Person)
RETURN outcome, m.id, t.id, m.number, m.text, m.sent_at, m.deleted_at, m.sender_id, by.id
