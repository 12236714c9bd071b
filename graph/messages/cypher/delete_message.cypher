// Takes away the words of a message that the viewer wrote, or that was written for an organisation they answer for; its place stays.
// write
// alters nothing shown
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param message_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// :param editors => ['OWNER', 'EDITOR']
// :param now => 1794000000000
MATCH (m:Message {id: $message_id})
MATCH (t:Thread {id: m.thread_id})<-[:AT]-(:Seat)<-[:SITS]-(me:Account {id: m.sender_id})
WHERE me.id = $viewer_id OR EXISTS { MATCH (:Person {id: $viewer_id})-[r:MEMBER_OF]->(me) WHERE r.role IN $editors }
MATCH (t)<-[:AT]-(:Seat)<-[:SITS]-(other:Account)
WHERE other <> me AND NOT EXISTS { (me)-[:BLOCKS]-(other) }
SET m.text = '', m.deleted_at = coalesce(m.deleted_at, $now)
WITH m, t, me, other
OPTIONAL MATCH (m)<-[:WROTE]-(by:Person)
RETURN me.id, other.id, m.id, t.id, m.number, m.text, m.sent_at, m.deleted_at, m.sender_id, by.id
LIMIT 1
