// A campaign's page: what it says, its host, the first accepted entries that the viewer may see, with all about them.
// read
// Nothing is shown across a block.
// :param handle_key => 'blue-action'
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param roles => ['OWNER', 'EDITOR', 'REVIEWER']
// :param texts => true
// :param limit => 21
OPTIONAL MATCH (v:Person {id: $viewer_id})
WITH v, COLLECT { MATCH (v)-[m:MEMBER_OF]->(o:Organisation) WHERE m.role IN $roles RETURN o.id } AS mine,
  COLLECT { MATCH (v)-[:BLOCKS]-(p:Person) RETURN p.id } AS blocked
MATCH (c:Campaign {handle_key: $handle_key})<-[:HOSTS]-(host:Organisation)
WHERE c.state <> 'DRAFT' OR EXISTS { (v)-[:MEMBER_OF]->(host) }
CALL (c, v, host, mine, blocked) {
  MATCH (s:Submission)
  WHERE s.campaign_id = c.id AND s.state = 'ACCEPTED' AND s.changed_at <= 9007199254740992
  WITH c, v, s, blocked, coalesce(s.author_id = $viewer_id, false) OR host.id IN mine OR s.organisation_id IN mine AS is_insider
  WHERE NOT s.author_id IN blocked
    AND (is_insider OR (c.state <> 'DRAFT' AND EXISTS { MATCH (s)-[:OF]->(w:Work) WHERE w.published_at IS NOT NULL }))
  WITH v, s
  ORDER BY s.campaign_id DESC, s.state DESC, s.changed_at DESC, s.id DESC
  LIMIT $limit
  OPTIONAL MATCH (s)-[:OF]->(w:Work)<-[:MADE]-(author:Person)
  OPTIONAL MATCH (s)-[:ON_BEHALF_OF]->(o:Organisation)
  WITH s, w, author, o, EXISTS { (v)-[:FOLLOWS]->(author) } AS follows
  ORDER BY s.changed_at DESC, s.id DESC
  RETURN collect([s.id, s.entered_at, s.decided_at, s.changed_at,
    w.id, w.title, coalesce(w.caption, ''), coalesce(w.language, 'ZH'), w.state, w.created_at, w.published_at,
    coalesce(w.play_count, 0), coalesce(w.like_count, 0),
    author.id, author.handle, author.name, follows,
    o.id, o.handle, o.name_zh, o.name_en, o.kind]) AS entries
}
RETURN c.id, c.handle, c.title_zh, c.title_en, c.topic, c.hue, c.state, c.submission_count, c.partner_count, entries,
       CASE WHEN $texts THEN [c.text_zh, c.text_en, c.rules_zh, c.rules_en] END, c.opens_at, c.closes_at, c.created_at,
       COUNT { (c)<-[:FOLLOWS]-() }, EXISTS { (v)-[:FOLLOWS]->(c) },
       host.id, host.handle, host.name_zh, host.name_en, v.ledger_id
LIMIT 1
