// Where works were entered, newest first: accepted entries of public works, all for authors and reviewers.
// read
// Nothing is shown across a block.
// :param work_ids => ['01hzy6q0m3v8x2k4n7b9c1d5f9']
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param roles => ['OWNER', 'EDITOR', 'REVIEWER']
// :param after_id => null
// :param limit => 21
OPTIONAL MATCH (v:Person {id: $viewer_id})
WITH COLLECT { MATCH (v)-[m:MEMBER_OF]->(o:Organisation) WHERE m.role IN $roles RETURN o.id } AS mine,
  COLLECT { MATCH (v)-[:BLOCKS]-(p:Person) RETURN p.id } AS blocked
UNWIND $work_ids AS work_id
MATCH (entered:Work {id: work_id})
CALL (entered, mine, blocked) {
  MATCH (entered)<-[:OF]-(s:Submission)-[:IN]->(c:Campaign)<-[:HOSTS]-(host:Organisation)
  WITH s, c, blocked, coalesce(s.author_id = $viewer_id, false) OR s.organisation_id IN mine OR host.id IN mine AS is_insider
  WHERE ($after_id IS NULL OR s.id < $after_id) AND NOT s.author_id IN blocked
    AND (is_insider OR (s.state = 'ACCEPTED' AND c.state <> 'DRAFT' AND EXISTS { MATCH (s)-[:OF]->(w:Work) WHERE w.published_at IS NOT NULL }))
  RETURN s, is_insider
  ORDER BY s.id DESC
  LIMIT $limit
}
RETURN s.id, s.work_id, s.campaign_id, s.organisation_id, s.author_id, s.state,
  CASE WHEN is_insider THEN s.reason END, s.entered_at, s.decided_at, s.changed_at
ORDER BY s.work_id, s.id DESC
LIMIT 10100
