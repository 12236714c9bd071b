// Which uploads of the viewer are not finished, or have not become a work yet, newest first?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param before_at => 9007199254740992
// :param before_id => ''
// :param limit => 21
MATCH (:Person {id: $viewer_id})-[:STARTED]->(u:Upload)
WHERE (u.state IN ['OPEN', 'CHECKING'] OR u.unused_since_at IS NOT NULL)
  AND (u.created_at < $before_at OR (u.created_at = $before_at AND u.id < $before_id))
RETURN u {
         .id, .purpose, .state, .file_name, .byte_size, .part_size, .part_count, .key, .s3_upload_id, .sha256,
         .refusal_code, .picture_key, .created_at,
         picture_width: coalesce(u.picture_width, 0), picture_height: coalesce(u.picture_height, 0)
       }
ORDER BY u.created_at DESC, u.id DESC
LIMIT $limit
