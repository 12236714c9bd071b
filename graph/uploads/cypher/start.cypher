// Announces an upload, unless the viewer's address is unconfirmed or too many of theirs are open.
// write
// alters nothing shown
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param most_open => 20
// :param upload => {id: '01hzy6q0m3v8x2k4n7b9c1d5f7', purpose: 'VIDEO', state: 'OPEN', file_name: 'a.mp4', byte_size: 1055736, content_type: 'video/mp4', part_size: 5242880, part_count: 1, s3_upload_id: 'x', key: 'uploads/01hzy6q0m3v8x2k4n7b9c1d5f7/original', sha256: null, created_at: 1794000000000}
MATCH (viewer:Person {id: $viewer_id})
WITH viewer, COUNT { (viewer)-[:STARTED]->(:Upload {state: 'OPEN'}) } < $most_open AS few
CALL (viewer, few) {
  WITH viewer, few
  WHERE few AND viewer.confirmed_at IS NOT NULL
  CREATE (viewer)-[:STARTED]->(u:Upload)
  SET u = $upload
}
RETURN viewer.confirmed_at IS NOT NULL, few
LIMIT 1
