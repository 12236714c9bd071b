// Deletes a post with its comments, and with those of its pictures that nothing else shows; owes the removal of their files.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param post_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param editors => ['OWNER', 'EDITOR']
// :param purge_ids => ['01hzy6q0m3v8x2k4n7b9c1d5f8', '01hzy6q0m3v8x2k4n7b9c1d5f9']
// :param uploads => 'uploads/'
// :param pictures => 'pictures/'
// :param now => 1794000000000
MATCH (p:Post {id: $post_id})<-[:POSTED]-(author:Account)
WHERE author.id = $viewer_id
   OR EXISTS { MATCH (:Person {id: $viewer_id})-[m:MEMBER_OF]->(author) WHERE m.role IN $editors }
CALL (p) {
  MATCH (c:Comment)
  WHERE c.subject_id = p.id
  DETACH DELETE c
}
CALL (p) {
  MATCH (p)-[:SHOWS]->(u:Upload)
  SET u.locked_at = $now
  WITH u
  WHERE COUNT { (u)<-[]-() } = 2
  WITH collect(u) AS alone
  FOREACH (i IN range(0, size(alone) - 1) |
    CREATE (:Purge {id: $purge_ids[2 * i], prefix: $uploads + (alone[i]).id + '/', due_at: $now, passes: 0})
    CREATE (:Purge {id: $purge_ids[2 * i + 1], prefix: $pictures + (alone[i]).id + '/', due_at: $now, passes: 0})
  )
  FOREACH (each IN alone | DETACH DELETE each)
  RETURN 2 * size(alone) AS purges
}
DETACH DELETE p
RETURN purges
LIMIT 1
