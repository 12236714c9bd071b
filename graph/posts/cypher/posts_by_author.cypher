// What has each of these accounts posted for the audiences that the viewer belongs to, newest first?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param authors => [{id: '01hzy6q0m3v8x2k4n7b9c1d5f6', audiences: ['ANYONE', 'FOLLOWERS']}]
// :param before_at => 9007199254740992
// :param before_id => ''
// :param limit => 21
OPTIONAL MATCH (viewer:Person {id: $viewer_id})
UNWIND $authors AS author
CALL (author) {
  UNWIND author.audiences AS audience
  CALL (author, audience) {
    MATCH (p:Post)
    WHERE p.author_id = author.id AND p.audience = audience AND p.created_at <= $before_at
    WITH p
    WHERE p.created_at < $before_at OR p.id < $before_id
    RETURN p
    ORDER BY p.author_id DESC, p.audience DESC, p.created_at DESC, p.id DESC
    LIMIT $limit
  }
  RETURN p
  ORDER BY p.created_at DESC, p.id DESC
  LIMIT $limit
}
RETURN p.author_id, p {
         .id, .author_id, .text, .audience, .created_at, .edited_at,
         like_count: COUNT { (p)<-[:LIKES]-() }, viewer_likes: EXISTS { (viewer)-[:LIKES]->(p) },
         pictures: COLLECT {
           MATCH (p)-[s:SHOWS]->(u:Upload)
           RETURN [u.id, s.alt, u.picture_key, u.picture_width, u.picture_height]
           ORDER BY s.place
         }
       }
ORDER BY p.author_id, p.created_at DESC, p.id DESC
LIMIT 10000
