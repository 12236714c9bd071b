// The page of an account: who it is, whether the viewer follows it, whom it follows, who follows it, its works.
// read
// Nobody is shown across a block; what a private account made and whom it follows, to its followers only (see works_by_ids).
// :param handle_key => 'mei'
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param reviewers => ['OWNER', 'EDITOR', 'REVIEWER']
// :param following => 21
// :param followers => 21
// :param works => 21
MATCH (a:Account {handle_key: $handle_key})
OPTIONAL MATCH (viewer:Person {id: $viewer_id})
WITH a, viewer, EXISTS { (viewer)-[:BLOCKS]-() } AS guarded
WHERE NOT guarded OR NOT EXISTS { (viewer)-[:BLOCKS]-(a) }
OPTIONAL MATCH (viewer)-[follow:FOLLOWS]->(a)
WITH a, viewer, guarded, follow, NOT coalesce(a.is_private, false) OR follow IS NOT NULL OR coalesce(a = viewer, false) AS is_open
OPTIONAL MATCH (a)-[:LIVES_IN]->(city:City)
CALL (a, viewer, guarded, is_open) {
  MATCH (a)-[f:FOLLOWS]->(b:Account)
  WHERE is_open AND (NOT guarded OR NOT EXISTS { (viewer)-[:BLOCKS]-(b) })
  WITH f.at AS at, b
  ORDER BY at DESC, b.id DESC
  LIMIT $following
  RETURN collect([at, b.id, b.kind, b.handle, coalesce(b.name, b.name_zh), b.name_en]) AS following
}
CALL (a, viewer, guarded, is_open) {
  MATCH (b:Person)-[f:FOLLOWS]->()
  USING INDEX f:FOLLOWS(subject_id, place)
  WHERE f.subject_id = a.id AND f.place >= 0 AND is_open AND (NOT guarded OR NOT EXISTS { (viewer)-[:BLOCKS]-(b) })
  WITH f, b
  ORDER BY f.subject_id DESC, f.place DESC, b.id DESC
  LIMIT $followers
  RETURN collect([f.place, b.id, b.handle, b.name, b.picture_key]) AS followers
}
CALL (a, is_open) {
  MATCH (a)-[:MADE]->(w:Work)
  WHERE (w.published_at IS NOT NULL AND (is_open OR EXISTS { (w)<-[:OF]-(:Submission {state: 'ACCEPTED'}) }))
     OR a.id = $viewer_id
     OR EXISTS {
       MATCH (w)<-[:OF]-(s:Submission)-[:ON_BEHALF_OF]->(:Organisation)<-[m:MEMBER_OF]-(:Person {id: $viewer_id})
       WHERE s.state IN ['ENTERED', 'ACCEPTED'] AND m.role IN $reviewers
     }
     OR EXISTS {
       MATCH (w)<-[:OF]-(s:Submission)-[:IN]->(:Campaign)<-[:HOSTS]-(:Organisation)<-[m:MEMBER_OF]-(:Person {id: $viewer_id})
       WHERE s.state IN ['ENTERED', 'ACCEPTED'] AND m.role IN $reviewers
     }
  WITH w
  ORDER BY w.created_at DESC, w.id DESC
  LIMIT $works
  RETURN collect([w.id, w.title, coalesce(w.caption, ''), coalesce(w.language, 'ZH'), w.state, w.created_at,
    w.published_at, w.poster_key, coalesce(w.poster_width, 0), coalesce(w.poster_height, 0),
    coalesce(w.play_count, 0), coalesce(w.like_count, 0)]) AS works
}
RETURN a.id, a.kind, a.handle, coalesce(a.name, a.name_zh), a.name_en, a.bio_zh, a.bio_en, a.picture_key, a.created_at,
       COUNT { (a)<-[:FOLLOWS]-() }, city.id, city.name_zh, city.name_en,
       follow IS NOT NULL, following, works, coalesce(a.is_private, false), follow.at,
       follow IS NULL AND EXISTS { (viewer)-[:ASKS_TO_FOLLOW]->(a) }, followers,
       a.verified_at, a.cover_key, coalesce(a.cover_width, 0), coalesce(a.cover_height, 0)
LIMIT 1
