// Adds a product at the end of a shop that the viewer keeps: their own, or of an organisation that they edit.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param account_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param editors => ['OWNER', 'EDITOR']
// :param product => {id: '01hzy6q0m3v8x2k4n7b9c1d5f7', account_id: '01hzy6q0m3v8x2k4n7b9c1d5f6', name_zh: '明信片', name_en: 'Cards', text_zh: '', text_en: '', price: 1200, currency: 'CNY', link: 'https://example.org/cards'}
// :param upload_id => null
// :param most => 100
// :param now => 1794000000000
MATCH (a:Account {id: $account_id})
WHERE a.id = $viewer_id OR EXISTS { MATCH (:Person {id: $viewer_id})-[m:MEMBER_OF]->(a) WHERE m.role IN $editors }
SET a.shop_changed_at = $now  // takes the lock: two who add at once stay below the most
WITH a, COUNT { (a)-[:OFFERS]->() } AS count
OPTIONAL MATCH (u:Upload {id: $upload_id})<-[:STARTED]-(:Person {id: $viewer_id})
WHERE u.purpose = 'PICTURE' AND u.state = 'VERIFIED'
OPTIONAL MATCH (a)-[o:OFFERS]->(:Product)
WITH a, count, u, max(o.place) AS last
WITH a, u, last,
     CASE
       WHEN count >= $most THEN 'TOO_MANY'
       WHEN $upload_id IS NOT NULL AND u IS NULL THEN 'NO_PICTURE'
       ELSE 'OK'
     END AS outcome
CALL (a, u, last, outcome) {
  WITH a, u, last, outcome
  WHERE outcome = 'OK'
  CREATE (a)-[:OFFERS {place: coalesce(last, 0) + 1}]->(p:Product)
  SET p = $product
  FOREACH (each IN CASE WHEN u IS NULL THEN [] ELSE [u] END | CREATE (p)-[:SHOWS]->(each))
}
RETURN outcome
LIMIT 1
