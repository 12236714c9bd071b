// Puts the products of a shop that the viewer keeps in an order; those that are not named keep theirs, behind.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param account_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param editors => ['OWNER', 'EDITOR']
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f7']
// :param now => 1794000000000
MATCH (a:Account {id: $account_id})
WHERE a.id = $viewer_id OR EXISTS { MATCH (:Person {id: $viewer_id})-[m:MEMBER_OF]->(a) WHERE m.role IN $editors }
SET a.shop_changed_at = $now
WITH a
CALL (a) {
  MATCH (a)-[o:OFFERS]->(p:Product)
  WITH o, p
  ORDER BY NOT p.id IN $ids, [place IN range(0, size($ids) - 1) WHERE $ids[place] = p.id][0], o.place, p.id
  WITH collect(o) AS offers
  UNWIND range(0, size(offers) - 1) AS place
  WITH offers[place] AS o, place
  SET o.place = place + 1
  RETURN count(o) AS placed
}
RETURN a.id
LIMIT 1
