// The server has looked at an upload and found it good; a work that waited for this goes on.
// write
// :param upload_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param facts => {checked_sha256: 'ab', width: 1280, height: 720, duration_ms: 5280}
// :param now => 1794000000000
MATCH (u:Upload {id: $upload_id})
SET u.locked_at = $now
WITH u
WHERE u.state = 'CHECKING'
SET u += $facts, u.state = 'VERIFIED', u.verified_at = $now
REMOVE u.s3_upload_id
WITH u
OPTIONAL MATCH (w:Work {upload_id: u.id})
SET u.unused_since_at = CASE WHEN w IS NULL AND u.purpose = 'VIDEO' THEN $now END
WITH w
WHERE w.state = 'CHECKING'
SET w.state = 'PROCESSING', w.step = 'POSTER'
RETURN w.id
LIMIT 1
