// The viewer likes a post no longer.
// write
// alters $post_id
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param post_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
MATCH (:Person {id: $viewer_id})-[like:LIKES]->(:Post {id: $post_id})
DELETE like
