// What decides about the viewer's vote for a submission?
// read
// :param submission_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
MATCH (s:Submission {id: $submission_id})-[:IN]->(c:Campaign)
OPTIONAL MATCH (viewer:Person {id: $viewer_id})
WITH s, c, viewer,
     EXISTS { (viewer)-[:ENTERED]->(s) } OR EXISTS { (viewer)-[:MADE]->(:Work)<-[:OF]-(s) } AS own
WHERE viewer IS NOT NULL AND NOT EXISTS { (viewer)-[:BLOCKS]-(:Person)-[:ENTERED]->(s) }
RETURN c.id, c.state, c.opens_at, c.closes_at, s.state, viewer.ledger_id, viewer.confirmed_at IS NOT NULL, own,
       own
       OR EXISTS { (viewer)-[:MEMBER_OF]->(:Organisation)<-[:ON_BEHALF_OF]-(s) }
       OR EXISTS { (viewer)-[:MEMBER_OF]->(:Organisation)-[:HOSTS]->(c) }
LIMIT 1
