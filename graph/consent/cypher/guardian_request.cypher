// What does a guardian's link ask?
// read
// :param hash => 'ab'
MATCH (l:Link {hash: $hash, kind: 'guardian'})-[:ABOUT]->(p:Person)
RETURN p.id, p.name, p.guardian, l.expires_at
LIMIT 1
