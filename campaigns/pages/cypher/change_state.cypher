// Moves a campaign to its next state, if the viewer may and it stands where the step begins.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param campaign_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param roles => ['OWNER', 'EDITOR']
// :param from_states => ['OPEN']
// :param to_state => 'FROZEN'
// :param revision => 1
// :param stamps => {frozen_at: 1794000000000}
// :param kind => 'campaign:frozen'
// :param record_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// :param now => 1794000000000
MATCH (c:Campaign {id: $campaign_id})<-[:HOSTS]-(o:Organisation)
SET c.id = c.id // takes the write lock
WITH c, o
OPTIONAL MATCH (v:Person {id: $viewer_id})
OPTIONAL MATCH (v)-[m:MEMBER_OF]->(o)
WITH c, o, v, m.role AS role
CALL (c, o, v, role) {
  WITH c, o, v
  WHERE role IN $roles AND c.state IN $from_states AND c.revision = $revision
  SET c.state = $to_state
  SET c += $stamps
  SET c.revision = c.revision + 1
  CREATE (r:Record {id: $record_id, at: $now, kind: $kind})-[:ABOUT]->(c)
  CREATE (r)-[:BY]->(v)
  CREATE (r)-[:FOR]->(o)
  RETURN count(c) AS changed
}
RETURN role, changed
LIMIT 1
