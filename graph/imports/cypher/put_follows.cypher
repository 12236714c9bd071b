// Puts a batch of follows into the graph and moves the import on, both or neither.
// write
// Nothing is done, and what is wrong comes back, where an account is gone or one has blocked the other. No row comes
// back where the import is elsewhere.
// walks CartesianProduct because each side is one row: the import, and the lists of the batch
// :param import_id => 'ab12'
// :param before => 0
// :param after => 4711
// :param row => 20000
// :param errors_bytes => 0
// :param repeated => 0
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f6', '01hzy6q0m3v8x2k4n7b9c1d5f7']
// :param followers => [0]
// :param from => [0]
// :param to => [1]
// :param at => [1794000000000]
// :param now => 1794000000000
MATCH (l:FollowImport {id: $import_id})
SET l.touched_at = $now
WITH l
WHERE l.position = $before
CALL () {
  UNWIND range(0, size($ids) - 1) AS i
  OPTIONAL MATCH (n:Account {id: $ids[i]})
  WITH i, n
  ORDER BY i
  RETURN collect(n) AS nodes, collect(CASE WHEN n IS NULL THEN i END) AS gone
}
CALL (nodes, gone) {
  // A write, of what is there already, locks each follower: nobody else makes one of these follows meanwhile.
  // Relationships of a follower are looked at once: most have blocked nobody, and in a new graph follow nobody yet.
  UNWIND CASE WHEN size(gone) = 0 THEN range(0, size($followers) - 1) ELSE [] END AS k
  WITH k, nodes[$followers[k]] AS a
  SET a.created_at = a.created_at
  WITH k, EXISTS { (a)-[:BLOCKS]-() } AS guarded, EXISTS { (a)-[:FOLLOWS]->() } AS follows
  ORDER BY k
  RETURN collect(guarded) AS guarded, collect(follows) AS follows
}
CALL (nodes, gone, guarded) {
  UNWIND CASE WHEN size(gone) = 0 AND true IN guarded THEN range(0, size($from) - 1) ELSE [] END AS e
  WITH e, nodes[$followers[$from[e]]] AS a, nodes[$to[e]] AS b, guarded[$from[e]] AS perhaps
  WHERE perhaps AND EXISTS { (a)-[:BLOCKS]-(b) }
  RETURN collect(e) AS blocked
}
WITH l, nodes, gone, blocked, follows, size(gone) + size(blocked) = 0 AS good
CALL (nodes, good, follows) {
  UNWIND CASE WHEN good THEN range(0, size($from) - 1) ELSE [] END AS e
  WITH nodes[$followers[$from[e]]] AS a, nodes[$to[e]] AS b, $at[e] AS at, e, $ids[$to[e]] AS subject_id, follows[$from[e]] AS perhaps
  WHERE NOT perhaps OR NOT EXISTS { (a)-[:FOLLOWS]->(b) }
  CREATE (a)-[:FOLLOWS {at: at, subject_id: subject_id, place: at * 1048576 + e}]->(b)
  RETURN count(*) AS made
}
FOREACH (ignored IN CASE WHEN good THEN [1] ELSE [] END |
  SET l.position = $after, l.row = $row, l.errors_bytes = $errors_bytes, l.follows_made = l.follows_made + made,
    l.follows_there = l.follows_there + size($from) - made + $repeated
)
RETURN gone, blocked, made
LIMIT 1
