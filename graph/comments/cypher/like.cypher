// The viewer likes a comment.
// write
// alters $comment_id
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param comment_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param now => 1794000000000
MATCH (viewer:Person {id: $viewer_id})
OPTIONAL MATCH (c:Comment {id: $comment_id})
WITH viewer, c
WHERE c.state = 'VISIBLE'
MERGE (viewer)-[like:LIKES]->(c)
ON CREATE SET like.at = $now
