// Keeps a document that was sent for something that is asked of a partner; an earlier one goes.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param partner_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// :param item_id => '01hzy6q0m3v8x2k4n7b9c1d5fa'
// :param document_id => '01hzy6q0m3v8x2k4n7b9c1d5fb'
// :param roles => ['OWNER', 'EDITOR', 'REVIEWER']
// :param key => 'documents/01hzy6q0m3v8x2k4n7b9c1d5f9/01hzy6q0m3v8x2k4n7b9c1d5fb'
// :param file_name => '登记证.pdf'
// :param purge_id => '01hzy6q0m3v8x2k4n7b9c1d5fc'
// :param now => 1794000000000
// alters nothing shown
MATCH (v:Person {id: $viewer_id})-[m:MEMBER_OF]->(o:Organisation)-[p:PARTNER_IN {id: $partner_id}]->(c:Campaign)
WHERE m.role IN $roles
MATCH (c)<-[:HOSTS]-(:Organisation)-[:ASKS_FOR]->(i:ChecklistItem {id: $item_id})
WHERE i.asked AND i.kind = 'DOCUMENT'
CALL (p, i) {
  MATCH (waiting:Purge {id: $document_id})
  DELETE waiting
  RETURN count(waiting) AS awaited
}
WITH p, i
WHERE awaited = 1
MERGE (e:ChecklistEntry {key: p.id + ':' + i.id})
ON CREATE SET e.partner_id = p.id, e.item_id = i.id
FOREACH (old IN CASE WHEN e.file_key IS NOT NULL THEN [e.file_key] ELSE [] END |
  CREATE (:Purge {id: $purge_id, prefix: old, due_at: $now, passes: 0})
)
SET e.file_key = $key, e.file_name = $file_name, e.given_at = $now, e.done_at = null,
    p.checklist_at = coalesce(p.checklist_at, $now)
RETURN e.key
LIMIT 1
