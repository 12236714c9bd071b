// Which of these threads is the viewer, or an organisation that they answer for, a part of?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f8']
// :param editors => ['OWNER', 'EDITOR']
UNWIND $ids AS id
MATCH (t:Thread {id: id})<-[:AT]-(mine:Seat)<-[:SITS]-(me:Account)
WHERE me.id = $viewer_id OR EXISTS { MATCH (:Person {id: $viewer_id})-[r:MEMBER_OF]->(me) WHERE r.role IN $editors }
MATCH (t)<-[:AT]-(theirs:Seat)<-[:SITS]-(other:Account)
WHERE other <> me AND NOT EXISTS { (me)-[:BLOCKS]-(other) }
WITH t, mine, theirs, me
ORDER BY me.id = $viewer_id DESC
WITH t, collect([mine, theirs])[0] AS seats
WITH t, seats[0] AS mine, seats[1] AS theirs
MATCH (m:Message {thread_id: t.id, number: t.number})
OPTIONAL MATCH (m)<-[:WROTE]-(by:Person)
RETURN t.id, mine.account_id, theirs.account_id, t.state, t.state = 'REQUEST' AND t.asked_by <> mine.account_id, mine.box,
       theirs.sent - mine.heard, mine.read, theirs.read, mine.last_id,
       m.id, m.thread_id, m.number, m.text, m.sent_at, m.deleted_at, m.sender_id, by.id
ORDER BY t.id
LIMIT 1000
