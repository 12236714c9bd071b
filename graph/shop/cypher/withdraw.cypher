// Takes a product out of a shop that the viewer keeps, with a picture that nothing else shows.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param product_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param editors => ['OWNER', 'EDITOR']
// :param upload_id => null
// :param purge_ids => ['01hzy6q0m3v8x2k4n7b9c1d5f8', '01hzy6q0m3v8x2k4n7b9c1d5f9']
// :param uploads => 'uploads/'
// :param pictures => 'pictures/'
// :param now => 1794000000000
MATCH (p:Product {id: $product_id})<-[:OFFERS]-(a:Account)
WHERE a.id = $viewer_id OR EXISTS { MATCH (:Person {id: $viewer_id})-[m:MEMBER_OF]->(a) WHERE m.role IN $editors }
CALL (p) {
  MATCH (p)-[s:SHOWS]->(u:Upload)
  WHERE u.id <> coalesce($upload_id, '')
  SET u.locked_at = $now
  DELETE s
  WITH u
  WHERE COUNT { (u)<-[]-() } = 1
  CREATE (:Purge {id: $purge_ids[0], prefix: $uploads + u.id + '/', due_at: $now, passes: 0})
  CREATE (:Purge {id: $purge_ids[1], prefix: $pictures + u.id + '/', due_at: $now, passes: 0})
  DETACH DELETE u
}
DETACH DELETE p
RETURN a.id
LIMIT 1
