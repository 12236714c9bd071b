// The viewer has read a thread up to a message; a mark never goes back.
// write
// alters nothing shown
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param message_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// :param editors => ['OWNER', 'EDITOR']
MATCH (m:Message {id: $message_id})
MATCH (t:Thread {id: m.thread_id})<-[:AT]-(mine:Seat)<-[:SITS]-(me:Account)
WHERE me.id = $viewer_id OR EXISTS { MATCH (:Person {id: $viewer_id})-[r:MEMBER_OF]->(me) WHERE r.role IN $editors }
MATCH (t)<-[:AT]-(theirs:Seat)<-[:SITS]-(other:Account)
WHERE other <> me AND NOT EXISTS { (me)-[:BLOCKS]-(other) }
WITH m, t, mine, theirs, me, other
ORDER BY me.id = $viewer_id DESC
LIMIT 1
SET t.touched_at = coalesce(t.touched_at, 0)  // takes the lock, so that no message comes in between
WITH m, t, mine, theirs, me, other,
     CASE m.sender_id WHEN me.id THEN m.heard ELSE m.nth END AS heard
SET mine.read = CASE WHEN m.number > mine.read THEN m.number ELSE mine.read END,
    mine.heard = CASE WHEN heard > mine.heard THEN heard ELSE mine.heard END
SET mine.unread_by = CASE WHEN mine.box = 'INBOX' AND theirs.sent > mine.heard THEN me.id END
RETURN t.id, me.id, other.id
