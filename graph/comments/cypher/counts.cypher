// How many comments that everybody sees stand on each of these works and posts, replies not counted?
// read
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f7']
UNWIND $ids AS id
OPTIONAL MATCH (w:Work {id: id})
OPTIONAL MATCH (p:Post {id: id})
WITH id, coalesce(w, p) AS subject
WHERE subject IS NOT NULL
RETURN id, COUNT { (subject)<-[:ON]-() }
ORDER BY id
LIMIT 1000
