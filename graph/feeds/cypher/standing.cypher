// How does the viewer stand to each of these authors: followed, or hidden by a block or a mute? And who is the viewer?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param author_ids => ['01hzy6q0m3v8x2k4n7b9c1d5f7']
MATCH (viewer:Person {id: $viewer_id})
OPTIONAL MATCH (viewer)-[:LIVES_IN]->(city:City)
CALL (viewer) {
  UNWIND $author_ids AS id
  MATCH (author:Person {id: id})
  RETURN collect(CASE WHEN EXISTS { (viewer)-[:FOLLOWS]->(author) } THEN id END) AS followed,
         collect(CASE WHEN EXISTS { (viewer)-[:BLOCKS]-(author) } OR EXISTS { (viewer)-[:MUTES]->(author) } THEN id END)
         AS hidden
}
RETURN city.id, viewer.ledger_id, viewer.confirmed_at IS NOT NULL, followed, hidden
LIMIT 1
