// Replaces what a foundation asks for before it verifies; what is asked no longer keeps what was given.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param organisation_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param roles => ['OWNER', 'EDITOR']
// :param items => [{id: '01hzy6q0m3v8x2k4n7b9c1d5fa', position: 0, kind: 'DOCUMENT', title_zh: '登记证', title_en: 'Registration'}]
// alters nothing shown
MATCH (o:Organisation {id: $organisation_id})
SET o.id = o.id // takes the write lock
WITH o
OPTIONAL MATCH (v:Person {id: $viewer_id})
OPTIONAL MATCH (v)-[m:MEMBER_OF]->(o)
WITH o, m.role AS role, m.role IN $roles AND o.kind = 'FOUNDATION' AS allowed
CALL (o, allowed) {
  WITH o
  WHERE allowed
  MATCH (o)-[:ASKS_FOR]->(old:ChecklistItem)
  SET old.asked = old.id IN [item IN $items | item.id]
  RETURN count(old) AS before
}
FOREACH (item IN CASE WHEN allowed THEN $items ELSE [] END |
  MERGE (i:ChecklistItem {id: item.id})
  ON CREATE SET i.organisation_id = $organisation_id, i.kind = item.kind
  MERGE (o)-[:ASKS_FOR]->(i)
  SET i.position = item.position, i.title_zh = item.title_zh, i.title_en = item.title_en, i.asked = true
)
RETURN role, o.kind
LIMIT 1
