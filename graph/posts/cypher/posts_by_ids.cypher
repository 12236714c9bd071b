// What do these posts say, and does the viewer like them?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f7']
OPTIONAL MATCH (viewer:Person {id: $viewer_id})
UNWIND $ids AS id
MATCH (p:Post {id: id})
RETURN p {
         .id, .author_id, .text, .audience, .created_at, .edited_at,
         like_count: COUNT { (p)<-[:LIKES]-() }, viewer_likes: EXISTS { (viewer)-[:LIKES]->(p) },
         pictures: COLLECT {
           MATCH (p)-[s:SHOWS]->(u:Upload)
           RETURN [u.id, s.alt, u.picture_key, u.picture_width, u.picture_height]
           ORDER BY s.place
         }
       }
ORDER BY p.id
LIMIT 1000
