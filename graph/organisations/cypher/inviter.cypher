// In which language does a member write, and what is their organisation called?
// read
// :param person_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param organisation_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
MATCH (p:Person {id: $person_id})-[:MEMBER_OF]->(o:Organisation {id: $organisation_id})
RETURN o.name_zh, o.name_en, p.language
LIMIT 1
