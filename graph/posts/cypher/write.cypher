// Writes a post for an account that the viewer writes for, with pictures that are uploads of their own.
// write
// alters $author_id $viewer_id
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param author_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param editors => ['OWNER', 'EDITOR']
// :param post => {id: '01hzy6q0m3v8x2k4n7b9c1d5f7', author_id: '01hzy6q0m3v8x2k4n7b9c1d5f6', text: '今天', audience: 'FOLLOWERS', created_at: 1794000000000}
// :param pictures => [{upload_id: '01hzy6q0m3v8x2k4n7b9c1d5f8', alt: '海'}]
MATCH (viewer:Person {id: $viewer_id})
OPTIONAL MATCH (author:Account {id: $author_id})
WITH viewer, author
WHERE author.id = viewer.id OR EXISTS { MATCH (viewer)-[m:MEMBER_OF]->(author) WHERE m.role IN $editors }
CALL (viewer) {
  UNWIND range(0, size($pictures) - 1) AS place
  WITH viewer, place, $pictures[place] AS picture
  MATCH (u:Upload {id: picture.upload_id})<-[:STARTED]-(viewer)
  WHERE u.purpose = 'PICTURE' AND u.state = 'VERIFIED'
  SET u.locked_at = $post.created_at
  RETURN collect({upload: u, place: place, alt: picture.alt}) AS shown
}
WITH viewer, author, shown,
     CASE
       WHEN viewer.confirmed_at IS NULL THEN 'UNCONFIRMED'
       WHEN size(shown) <> size($pictures) THEN 'NO_PICTURE'
       ELSE 'OK'
     END AS outcome
CALL (viewer, author, shown, outcome) {
  WITH viewer, author, shown, outcome
  WHERE outcome = 'OK'
  CREATE (author)-[:POSTED {at: $post.created_at}]->(p:Post)
  SET p = $post
  CREATE (viewer)-[:WROTE {at: $post.created_at}]->(p)
  FOREACH (each IN shown |
    FOREACH (u IN [each.upload] | CREATE (p)-[:SHOWS {place: each.place, alt: each.alt}]->(u))
  )
}
RETURN outcome
LIMIT 1
