// What do foundations ask for before they verify? For their members only.
// read
// :param organisation_ids => ['01hzy6q0m3v8x2k4n7b9c1d5f7']
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
MATCH (v:Person {id: $viewer_id})
UNWIND $organisation_ids AS organisation_id
MATCH (o:Organisation {id: organisation_id})
WHERE EXISTS { (v)-[:MEMBER_OF]->(o) }
MATCH (o)-[:ASKS_FOR]->(i:ChecklistItem)
WHERE i.asked
RETURN o.id, i.id, i.kind, i.title_zh, i.title_en
ORDER BY o.id, i.position, i.id
LIMIT 5000
