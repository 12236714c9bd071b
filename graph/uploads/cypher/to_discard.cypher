// Which bytes of an upload are to be thrown away?
// read
// :param upload_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
MATCH (u:Upload {id: $upload_id})
WHERE u.discard_at IS NOT NULL
RETURN u.key, u.s3_upload_id
LIMIT 1
