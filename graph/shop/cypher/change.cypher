// Changes a product of a shop that the viewer keeps; a picture that nothing shows any more is thrown away.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param product_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param editors => ['OWNER', 'EDITOR']
// :param offer => {name_zh: '明信片', name_en: 'Cards', text_zh: '', text_en: '', price: 1200, currency: 'CNY', link: 'https://example.org/cards'}
// :param upload_id => null
// :param purge_ids => ['01hzy6q0m3v8x2k4n7b9c1d5f8', '01hzy6q0m3v8x2k4n7b9c1d5f9']
// :param uploads => 'uploads/'
// :param pictures => 'pictures/'
// :param now => 1794000000000
MATCH (p:Product {id: $product_id})<-[:OFFERS]-(a:Account)
WHERE a.id = $viewer_id OR EXISTS { MATCH (:Person {id: $viewer_id})-[m:MEMBER_OF]->(a) WHERE m.role IN $editors }
OPTIONAL MATCH (new:Upload {id: $upload_id})
WHERE new.purpose = 'PICTURE' AND new.state = 'VERIFIED'
  AND (EXISTS { (p)-[:SHOWS]->(new) } OR EXISTS { (new)<-[:STARTED]-(:Person {id: $viewer_id}) })
WITH p, a, new, $upload_id IS NOT NULL AND new IS NULL AS lacks
CALL (p, new, lacks) {
  WITH p, new, lacks
  WHERE NOT lacks
  SET p += $offer
  FOREACH (each IN CASE WHEN new IS NULL THEN [] ELSE [new] END | MERGE (p)-[:SHOWS]->(each))
  WITH p
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
}
RETURN a.id, CASE WHEN lacks THEN 'NO_PICTURE' ELSE 'OK' END
LIMIT 1
