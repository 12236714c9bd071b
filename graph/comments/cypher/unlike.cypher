// The viewer likes a comment no longer.
// write
// alters $comment_id
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param comment_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
MATCH (:Person {id: $viewer_id})-[like:LIKES]->(:Comment {id: $comment_id})
DELETE like
