// Which of these uploads are still open?
// read
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f7']
UNWIND $ids AS id
MATCH (u:Upload {id: id})
WHERE u.state = 'OPEN'
RETURN u.id
ORDER BY u.id
LIMIT 10000
