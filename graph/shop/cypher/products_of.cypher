// Which products does an account offer, in its order?
// read
// :param account_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
MATCH (:Account {id: $account_id})-[o:OFFERS]->(p:Product)
OPTIONAL MATCH (p)-[:SHOWS]->(u:Upload)
RETURN p {
         .id, .account_id, .name_zh, .name_en, .text_zh, .text_en, .price, .currency, .link,
         picture: CASE WHEN u IS NULL THEN null ELSE [u.id, u.picture_key, u.picture_width, u.picture_height] END
       }
ORDER BY o.place, p.id
LIMIT 100
