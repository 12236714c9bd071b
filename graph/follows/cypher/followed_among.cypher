// Which of these accounts and campaigns does the viewer follow?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f7']
MATCH (viewer:Person {id: $viewer_id})
UNWIND $ids AS id
OPTIONAL MATCH (account:Account {id: id})
OPTIONAL MATCH (campaign:Campaign {id: id})
WITH viewer, id, coalesce(account, campaign) AS subject
WHERE EXISTS { (viewer)-[:FOLLOWS]->(subject) }
RETURN id
ORDER BY id
LIMIT 1000
