// What waits for a verdict of the viewer in campaigns, oldest first; and whether the viewer reviews there at all.
// read
// Nothing is shown across a block.
// :param campaign_ids => ['01hzy6q0m3v8x2k4n7b9c1d5f8']
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param roles => ['OWNER', 'EDITOR', 'REVIEWER']
// :param after_at => -1
// :param after_id => ''
// :param limit => 21
MATCH (v:Person {id: $viewer_id})
UNWIND $campaign_ids AS campaign_id
MATCH (c:Campaign {id: campaign_id})<-[:HOSTS]-(host:Organisation)
WITH v, c, EXISTS { MATCH (v)-[m:MEMBER_OF]->(host) WHERE m.role IN $roles } AS is_host,
  COLLECT { MATCH (v)-[:BLOCKS]-(p:Person) RETURN p.id } AS blocked
WHERE is_host OR EXISTS { MATCH (v)-[m:MEMBER_OF]->(:Organisation)-[:PARTNER_IN]->(c) WHERE m.role IN $roles }
CALL (v, c, is_host, blocked) {
  WITH v, c, is_host, blocked
  WHERE is_host
  MATCH (s:Submission)
  WHERE s.campaign_id = c.id AND s.state = 'ENTERED' AND s.changed_at >= $after_at
  WITH s, blocked, s.changed_at AS at
  WHERE (at > $after_at OR s.id > $after_id) AND NOT s.author_id IN blocked
  RETURN s
  ORDER BY s.campaign_id, s.state, s.changed_at, s.id
  LIMIT $limit
UNION
  WITH v, c, is_host, blocked
  WHERE NOT is_host
  MATCH (v)-[m:MEMBER_OF]->(o:Organisation)
  WHERE m.role IN $roles
  MATCH (s:Submission)
  USING INDEX s:Submission(organisation_id, state, changed_at)
  WHERE s.organisation_id = o.id AND s.state = 'ENTERED' AND s.changed_at >= $after_at AND s.campaign_id = c.id
  WITH s, blocked, s.changed_at AS at
  WHERE (at > $after_at OR s.id > $after_id) AND NOT s.author_id IN blocked
  RETURN s
  ORDER BY s.changed_at, s.id
  LIMIT $limit
}
WITH c, s
ORDER BY c.id, s.changed_at, s.id
LIMIT 10100
RETURN s.id, s.work_id, s.campaign_id, s.organisation_id, s.author_id, s.state,
  s.reason, s.entered_at, s.decided_at, s.changed_at
