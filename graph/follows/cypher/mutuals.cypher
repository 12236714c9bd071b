// Which of those whom the viewer follows follow each of these accounts: the first few, and how many?
// read
// Looked at are at most `most` of those the viewer follows, whatever the number of an account's followers.
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f7']
// :param few => 3
// :param most => 1000
MATCH (viewer:Person {id: $viewer_id})
CALL (viewer) {
  MATCH (viewer)-[f:FOLLOWS]->(b:Person)
  WITH f, b
  LIMIT $most
  WITH f, b
  ORDER BY f.at DESC, b.id DESC
  RETURN collect(b) AS known
}
UNWIND $ids AS id
MATCH (a:Account {id: id})
WHERE a <> viewer AND NOT EXISTS { (viewer)-[:BLOCKS]-(a) }
CALL (viewer, known, a) {
  UNWIND known AS b
  WITH viewer, a, b
  WHERE b <> a AND EXISTS { (b)-[:FOLLOWS]->(a) } AND NOT EXISTS { (viewer)-[:BLOCKS]-(b) }
  RETURN collect(b.id) AS mutual
}
RETURN a.id, mutual[..$few], size(mutual), size(known) = $most
ORDER BY a.id
LIMIT 1000
