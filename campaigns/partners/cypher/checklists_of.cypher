// What is asked of partners, and what have they given? For their own staff and those who review for the host.
// read
// :param partner_ids => ['01hzy6q0m3v8x2k4n7b9c1d5f9']
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param reviewers => ['OWNER', 'EDITOR', 'REVIEWER']
// :param staff => ['OWNER', 'EDITOR', 'REVIEWER']
MATCH (v:Person {id: $viewer_id})
UNWIND $partner_ids AS partner_id
MATCH (o:Organisation)-[p:PARTNER_IN {id: partner_id}]->(c:Campaign)<-[:HOSTS]-(host:Organisation)
WITH p, o, host,
  EXISTS { (v)-[m:MEMBER_OF]->(host) WHERE m.role IN $reviewers } AS reviews,
  EXISTS { (v)-[m:MEMBER_OF]->(o) WHERE m.role IN $staff } AS gives
WHERE reviews OR gives
MATCH (host)-[:ASKS_FOR]->(i:ChecklistItem)
WHERE i.asked
OPTIONAL MATCH (e:ChecklistEntry {key: p.id + ':' + i.id})
RETURN p.id, i.id, i.kind, i.title_zh, i.title_en, e.file_key, e.file_name, e.given_at, e.done_at,
  CASE WHEN i.kind = 'AUTOMATIC' THEN COUNT { (:Person)-[w:MEMBER_OF]->(o) WHERE w.role = 'OWNER' } >= 2 ELSE false END,
  reviews, gives
ORDER BY p.id, i.position, i.id
LIMIT 5000
