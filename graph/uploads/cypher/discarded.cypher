// The bytes of an upload have been thrown away.
// write
// alters nothing shown
// :param upload_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
MATCH (u:Upload {id: $upload_id})
REMOVE u.discard_at, u.s3_upload_id
