// Which of these uploads did the viewer start?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f7']
UNWIND $ids AS id
MATCH (u:Upload {id: id})<-[:STARTED]-(:Person {id: $viewer_id})
RETURN u {
         .id, .purpose, .state, .file_name, .byte_size, .part_size, .part_count, .key, .s3_upload_id, .sha256,
         .refusal_code, .picture_key, .created_at,
         picture_width: coalesce(u.picture_width, 0), picture_height: coalesce(u.picture_height, 0)
       }
ORDER BY u.id
LIMIT 1000
