// How does the viewer stand to each of these accounts?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f7']
// :param editors => ['OWNER', 'EDITOR']
// :param adult_born_by => '2008-11-24'
OPTIONAL MATCH (viewer:Person {id: $viewer_id})
UNWIND $ids AS id
MATCH (a:Account {id: id})
OPTIONAL MATCH (viewer)-[f:FOLLOWS]->(a)
RETURN a.id,
       coalesce(a.id = viewer.id, false) OR EXISTS { MATCH (viewer)-[m:MEMBER_OF]->(a) WHERE m.role IN $editors },
       EXISTS { (viewer)-[:BLOCKS]-(a) },
       coalesce(a.is_private, false),
       coalesce(a.birth_date > $adult_born_by, false),
       f.at,
       EXISTS { (viewer)-[:ASKS_TO_FOLLOW]->(a) },
       EXISTS { (a)-[:FOLLOWS]->(viewer) },
       a.may_live, a.may_message, a.may_posts, a.may_tip, a.may_shop, a.may_classes
ORDER BY a.id
LIMIT 1000
