// The viewer accepts or declines a message request to them.
// write
// alters nothing shown
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param thread_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param accepts => true
MATCH (t:Thread {id: $thread_id})<-[:AT]-(mine:Seat)<-[:SITS]-(me:Person {id: $viewer_id})
MATCH (t)<-[:AT]-(theirs:Seat)<-[:SITS]-(other:Account)
WHERE other <> me AND NOT EXISTS { (me)-[:BLOCKS]-(other) }
SET t.touched_at = coalesce(t.touched_at, 0)
WITH t, mine, theirs, me, other, t.state = 'REQUEST' AND t.asked_by = other.id AS asked
SET t.state = CASE WHEN asked AND $accepts THEN 'OPEN' ELSE t.state END,
    mine.box = CASE WHEN NOT asked THEN mine.box WHEN $accepts THEN 'INBOX' ELSE 'DECLINED' END,
    mine.unread_by = CASE
      WHEN NOT asked THEN mine.unread_by
      WHEN $accepts AND theirs.sent > mine.heard THEN me.id
    END
RETURN t.id, other.id, asked, t.state = 'OPEN'
LIMIT 1
