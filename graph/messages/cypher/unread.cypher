// How many threads with something unread has the viewer in their inbox, counted up to 100?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
MATCH (s:Seat {unread_by: $viewer_id})
MATCH (me:Account)-[:SITS]->(s)-[:AT]->(:Thread)<-[:AT]-(:Seat)<-[:SITS]-(other:Account)
WHERE NOT EXISTS { (me)-[:BLOCKS]-(other) }
WITH s
LIMIT 100
RETURN count(s)
LIMIT 1
