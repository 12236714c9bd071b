// Which work did the viewer make of a file with this checksum?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param sha256 => 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
MATCH (u:Upload {checked_sha256: $sha256})<-[:STARTED]-(:Person {id: $viewer_id})
MATCH (u)<-[:FROM]-(w:Work)
WHERE w.state <> 'REFUSED'
RETURN w.id
ORDER BY w.id
LIMIT 1
