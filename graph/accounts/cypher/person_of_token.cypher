// For whom does a machine with this token act?
// read
// :param hash => 'ab'
MATCH (t:MachineToken {hash: $hash})-[:ACTS_FOR]->(p:Person)
RETURN p.id
LIMIT 1
