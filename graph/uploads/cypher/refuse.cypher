// The server has looked at an upload and refuses it, and with it a work that waited for this.
// write
// :param upload_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param code => 'NOT_A_VIDEO'
// :param now => 1794000000000
MATCH (u:Upload {id: $upload_id})
SET u.locked_at = $now
WITH u
WHERE u.state = 'CHECKING'
SET u.state = 'REFUSED', u.refusal_code = $code, u.discard_at = $now
WITH u
MATCH (w:Work {upload_id: u.id})
WHERE w.state = 'CHECKING'
SET w.state = 'REFUSED', w.refusal_code = $code
REMOVE w.step
RETURN w.id
LIMIT 1
