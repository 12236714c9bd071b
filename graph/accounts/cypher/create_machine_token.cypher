// Gives a person a token with which a machine may act for them.
// write
// alters nothing shown
// :param person_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param token_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param hash => 'ab'
// :param name => 'nightly export'
// :param now => 1794000000000
MATCH (p:Person {id: $person_id})
CREATE (:MachineToken {id: $token_id, hash: $hash, name: $name, created_at: $now})-[:ACTS_FOR]->(p)
