// Says that something that was asked of a partner is there, or is not after all, if the viewer reviews for the host.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param partner_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// :param item_id => '01hzy6q0m3v8x2k4n7b9c1d5fa'
// :param roles => ['OWNER', 'EDITOR', 'REVIEWER']
// :param done => true
// :param now => 1794000000000
// alters nothing shown
MATCH (o:Organisation)-[p:PARTNER_IN {id: $partner_id}]->(c:Campaign)<-[:HOSTS]-(host:Organisation)
MATCH (host)-[:ASKS_FOR]->(i:ChecklistItem {id: $item_id})
WHERE i.asked AND i.kind <> 'AUTOMATIC'
OPTIONAL MATCH (v:Person {id: $viewer_id})
OPTIONAL MATCH (v)-[m:MEMBER_OF]->(host)
OPTIONAL MATCH (v)-[own:MEMBER_OF]->(o)
WITH p, i, m.role AS role, own IS NOT NULL AS known
FOREACH (_ IN CASE WHEN role IN $roles THEN [1] ELSE [] END |
  MERGE (e:ChecklistEntry {key: p.id + ':' + i.id})
  ON CREATE SET e.partner_id = p.id, e.item_id = i.id
  SET e.done_at = CASE WHEN $done THEN $now END, p.checklist_at = coalesce(p.checklist_at, $now)
)
RETURN role, known
LIMIT 1
