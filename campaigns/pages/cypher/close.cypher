// Closes a campaign whose time has come and keeps the digest of its last board; once closed, it stays as it is.
// write
// :param campaign_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param board_digest => 'ab12'
// :param from_states => ['OPEN', 'FROZEN']
// :param to_state => 'FINAL'
// :param record_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// :param now => 1794000000000
MATCH (c:Campaign {id: $campaign_id})<-[:HOSTS]-(o:Organisation)
SET c.id = c.id // takes the write lock
WITH c, o
CALL (c, o) {
  WITH c, o
  WHERE c.state IN $from_states AND c.closes_at <= $now
  SET c.state = $to_state, c.final_at = $now, c.board_digest = $board_digest, c.revision = c.revision + 1
  CREATE (r:Record {id: $record_id, at: $now, kind: 'campaign:final', note: $board_digest})-[:ABOUT]->(c)
  CREATE (r)-[:FOR]->(o)
  RETURN count(c) AS changed
}
RETURN c.state, changed
LIMIT 1
