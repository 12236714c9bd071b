// May the viewer bring organisations into a campaign?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param campaign_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
MATCH (c:Campaign {id: $campaign_id})<-[:HOSTS]-(host:Organisation)
OPTIONAL MATCH (v:Person {id: $viewer_id})
OPTIONAL MATCH (v)-[m:MEMBER_OF]->(host)
RETURN c.state, v.confirmed_at IS NOT NULL, m.role
LIMIT 1
