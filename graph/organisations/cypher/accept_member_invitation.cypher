// The viewer takes the role that a link offers, unless it has expired or somebody else has used it.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param hash => 'ab'
// :param record_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param now => 1794000000000
// walks CartesianProduct because each side is one row
MATCH (viewer:Person {id: $viewer_id})
MATCH (i:MemberInvitation {token_hash: $hash})-[:TO]->(o:Organisation)
WITH viewer, i, o,
     CASE
       WHEN i.state = 'ACCEPTED' AND i.used_by = viewer.id THEN 'DONE'
       WHEN i.state = 'ACCEPTED' THEN 'USED'
       WHEN i.state <> 'OPEN' OR i.expires_at < $now THEN 'EXPIRED'
       ELSE 'ACCEPT'
     END AS outcome
CALL (viewer, i, o, outcome) {
  WITH viewer, i, o
  WHERE outcome = 'ACCEPT'
  MERGE (viewer)-[m:MEMBER_OF]->(o)
  ON CREATE SET m.since_at = $now, m.role = i.role
  SET m.role = CASE WHEN m.role = 'OWNER' THEN m.role ELSE i.role END,
      i.state = 'ACCEPTED', i.used_by = viewer.id, i.used_at = $now
  CREATE (r:Record {id: $record_id, at: $now, kind: 'organisation:member-joined', note: i.role})-[:ABOUT]->(o)
  CREATE (r)-[:BY]->(viewer)
  CREATE (r)-[:FOR]->(o)
}
RETURN o.id, outcome
LIMIT 1
