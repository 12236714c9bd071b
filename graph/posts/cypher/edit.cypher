// Changes the text of a post of an account that the viewer writes for, while it is young enough.
// write
// alters $post_id
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param post_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param editors => ['OWNER', 'EDITOR']
// :param text => '今天,再说一次'
// :param since => 1794000000000
// :param now => 1794000000000
MATCH (p:Post {id: $post_id})<-[:POSTED]-(author:Account)
WHERE author.id = $viewer_id
   OR EXISTS { MATCH (:Person {id: $viewer_id})-[m:MEMBER_OF]->(author) WHERE m.role IN $editors }
WITH p,
     CASE
       WHEN p.created_at < $since THEN 'TOO_LATE'
       WHEN $text = '' AND NOT EXISTS { (p)-[:SHOWS]->() } THEN 'EMPTY'
       ELSE 'OK'
     END AS outcome
FOREACH (each IN CASE WHEN outcome = 'OK' AND p.text <> $text THEN [p] ELSE [] END |
  SET each.text = $text, each.edited_at = $now
)
RETURN outcome
LIMIT 1
