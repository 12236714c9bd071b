// Gives an upload up, unless a work was made of it or it is a picture in use.
// write
// alters nothing shown
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param upload_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param now => 1794000000000
MATCH (:Person {id: $viewer_id})-[:STARTED]->(u:Upload {id: $upload_id})
SET u.locked_at = $now
WITH u
CALL (u) {
  WITH u
  WHERE u.state IN ['OPEN', 'CHECKING', 'REFUSED'] OR (u.state = 'VERIFIED' AND u.purpose = 'VIDEO')
  WITH u
  WHERE NOT EXISTS { (u)<-[:FROM]-(:Work) }
  SET u.state = 'ABANDONED', u.discard_at = $now
  REMOVE u.unused_since_at
}
RETURN u {
         .id, .purpose, .state, .file_name, .byte_size, .part_size, .part_count, .key, .s3_upload_id, .sha256,
         .refusal_code, .picture_key, .created_at,
         picture_width: coalesce(u.picture_width, 0), picture_height: coalesce(u.picture_height, 0)
       }
LIMIT 1
