// In which role does a person work for an organisation?
// read
// :param person_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param organisation_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
MATCH (p:Person {id: $person_id})-[m:MEMBER_OF]->(o:Organisation {id: $organisation_id})
RETURN m.role, m.since_at
LIMIT 1
