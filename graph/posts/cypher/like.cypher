// The viewer likes a post.
// write
// alters $post_id
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param post_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param now => 1794000000000
MATCH (viewer:Person {id: $viewer_id})
OPTIONAL MATCH (p:Post {id: $post_id})
WITH viewer, p
WHERE p IS NOT NULL
MERGE (viewer)-[like:LIKES]->(p)
ON CREATE SET like.at = $now
