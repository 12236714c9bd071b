// What does the server need to look at an upload that has arrived?
// read
// :param upload_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
MATCH (u:Upload {id: $upload_id})
WHERE u.state = 'CHECKING'
RETURN u.purpose, u.key, u.byte_size, u.sha256
LIMIT 1
