// In which of these campaigns does the viewer review, for the host or for an organisation that takes part?
// read
// :param campaign_ids => ['01hzy6q0m3v8x2k4n7b9c1d5f8']
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param roles => ['OWNER', 'EDITOR', 'REVIEWER']
MATCH (v:Person {id: $viewer_id})
UNWIND $campaign_ids AS campaign_id
MATCH (c:Campaign {id: campaign_id})<-[:HOSTS]-(host:Organisation)
WHERE EXISTS { MATCH (v)-[m:MEMBER_OF]->(host) WHERE m.role IN $roles }
   OR EXISTS { MATCH (v)-[m:MEMBER_OF]->(:Organisation)-[:PARTNER_IN]->(c) WHERE m.role IN $roles }
RETURN c.id
ORDER BY c.id
LIMIT 10100
