// The entries of campaigns in one state, newest first: accepted ones of public works, more for authors and reviewers.
// read
// Nothing is shown across a block.
// :param campaign_ids => ['01hzy6q0m3v8x2k4n7b9c1d5f8']
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param roles => ['OWNER', 'EDITOR', 'REVIEWER']
// :param state => 'ACCEPTED'
// :param before_at => 9007199254740992
// :param before_id => ''
// :param limit => 21
OPTIONAL MATCH (v:Person {id: $viewer_id})
WITH COLLECT { MATCH (v)-[m:MEMBER_OF]->(o:Organisation) WHERE m.role IN $roles RETURN o.id } AS mine,
  COLLECT { MATCH (v)-[:BLOCKS]-(p:Person) RETURN p.id } AS blocked
UNWIND $campaign_ids AS campaign_id
MATCH (c:Campaign {id: campaign_id})<-[:HOSTS]-(host:Organisation)
WITH c, mine, blocked, host.id IN mine AS is_host
CALL (c, mine, blocked, is_host) {
  MATCH (s:Submission)
  WHERE s.campaign_id = c.id AND s.state = $state AND s.changed_at <= $before_at
  WITH c, s, blocked, coalesce(s.author_id = $viewer_id, false) OR is_host OR s.organisation_id IN mine AS is_insider
  WHERE (s.changed_at < $before_at OR s.id < $before_id) AND NOT s.author_id IN blocked
    AND (is_insider OR (s.state = 'ACCEPTED' AND c.state <> 'DRAFT' AND EXISTS { MATCH (s)-[:OF]->(w:Work) WHERE w.published_at IS NOT NULL }))
  RETURN s, is_insider
  ORDER BY s.campaign_id DESC, s.state DESC, s.changed_at DESC, s.id DESC
  LIMIT $limit
}
RETURN s.id, s.work_id, s.campaign_id, s.organisation_id, s.author_id, s.state,
  CASE WHEN is_insider THEN s.reason END, s.entered_at, s.decided_at, s.changed_at
ORDER BY s.campaign_id, s.changed_at DESC, s.id DESC
LIMIT 10100
