// Entries by their ids: accepted ones of public works, and all for the author and those who review them.
// read
// Nothing is shown across a block.
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5fa']
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param roles => ['OWNER', 'EDITOR', 'REVIEWER']
OPTIONAL MATCH (v:Person {id: $viewer_id})
WITH COLLECT { MATCH (v)-[m:MEMBER_OF]->(o:Organisation) WHERE m.role IN $roles RETURN o.id } AS mine,
  COLLECT { MATCH (v)-[:BLOCKS]-(p:Person) RETURN p.id } AS blocked
UNWIND $ids AS id
MATCH (s:Submission {id: id})-[:IN]->(c:Campaign)<-[:HOSTS]-(host:Organisation)
WITH s, c, blocked, coalesce(s.author_id = $viewer_id, false) OR s.organisation_id IN mine OR host.id IN mine AS is_insider
WHERE NOT s.author_id IN blocked
  AND (is_insider OR (s.state = 'ACCEPTED' AND c.state <> 'DRAFT' AND EXISTS { MATCH (s)-[:OF]->(w:Work) WHERE w.published_at IS NOT NULL }))
RETURN s.id, s.work_id, s.campaign_id, s.organisation_id, s.author_id, s.state,
  CASE WHEN is_insider THEN s.reason END, s.entered_at, s.decided_at, s.changed_at
ORDER BY s.id
LIMIT 10100
