// What does a person see of their own account?
// read
// :param person_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
MATCH (p:Person {id: $person_id})-[:OPENS_WITH]->(c:Credential)
RETURN p.id, c.email, p.confirmed_at, p.birth_date, p.guardian, p.language, p.name
LIMIT 1
