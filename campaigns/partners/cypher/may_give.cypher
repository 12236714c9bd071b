// May the viewer give a document that is asked of a partner?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param partner_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// :param item_id => '01hzy6q0m3v8x2k4n7b9c1d5fa'
MATCH (v:Person {id: $viewer_id})-[m:MEMBER_OF]->(o:Organisation)-[p:PARTNER_IN {id: $partner_id}]->(c:Campaign)
MATCH (c)<-[:HOSTS]-(:Organisation)-[:ASKS_FOR]->(i:ChecklistItem {id: $item_id})
WHERE i.asked AND i.kind = 'DOCUMENT'
RETURN m.role
LIMIT 1
