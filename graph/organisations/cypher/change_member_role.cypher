// An owner gives a member another role; the last owner stays one.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param organisation_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param person_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param role => 'REVIEWER'
// :param record_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// :param now => 1794000000000
MATCH (viewer:Person {id: $viewer_id})-[own:MEMBER_OF]->(o:Organisation {id: $organisation_id})
SET o.lock_at = $now // two owners who step down at once wait for one another here
WITH viewer, own, o
OPTIONAL MATCH (:Person {id: $person_id})-[m:MEMBER_OF]->(o)
WITH viewer, o, m, own.role = 'OWNER' AS allowed,
     m.role = 'OWNER' AND $role <> 'OWNER' AND COUNT { (o)<-[:MEMBER_OF {role: 'OWNER'}]-() } = 1 AS last_owner
CALL (viewer, o, m, allowed, last_owner) {
  WITH viewer, o, m
  WHERE allowed AND m IS NOT NULL AND NOT last_owner AND m.role <> $role
  SET m.role = $role
  CREATE (r:Record {id: $record_id, at: $now, kind: 'organisation:role-changed', note: $role})-[:ABOUT]->(o)
  CREATE (r)-[:BY]->(viewer)
  CREATE (r)-[:FOR]->(o)
}
RETURN allowed, m IS NOT NULL, coalesce(last_owner, false)
LIMIT 1
