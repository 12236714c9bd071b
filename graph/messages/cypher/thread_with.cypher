// Which thread does this account, for which the viewer answers, have with another?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param pair => '01hzy6q0m3v8x2k4n7b9c1d5f6:01hzy6q0m3v8x2k4n7b9c1d5f7'
MATCH (t:Thread {pair: $pair})<-[:AT]-(:Seat)<-[:SITS]-(me:Person {id: $viewer_id})
RETURN t.id
LIMIT 1
