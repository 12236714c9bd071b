// The viewer mutes an account that they may see.
// write
// alters nothing shown
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param account_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param now => 1794000000000
MATCH (viewer:Person {id: $viewer_id})
OPTIONAL MATCH (a:Account {id: $account_id})
WITH viewer, a
WHERE a IS NOT NULL AND NOT EXISTS { (viewer)-[:BLOCKS]-(a) }
MERGE (viewer)-[m:MUTES]->(a)
ON CREATE SET m.at = $now
RETURN m.at
LIMIT 1
