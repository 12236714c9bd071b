// What have those whom the viewer follows published, newest first? Of each author as many as the page holds, by an index.
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param adult_born_by => '2008-11-24'
// :param before_at => 9007199254740992
// :param before_id => ''
// :param limit => 21
MATCH (viewer:Person {id: $viewer_id})-[:FOLLOWS]->(author:Person)
WHERE NOT EXISTS { (viewer)-[:BLOCKS]-(author) } AND NOT EXISTS { (viewer)-[:MUTES]->(author) }
  AND NOT coalesce(author.birth_date > $adult_born_by, false)
CALL (author) {
  MATCH (w:Work)
  WHERE w.author_id = author.id AND w.published_at <= $before_at AND w.id IS NOT NULL
    AND (w.published_at < $before_at OR w.id < $before_id)
  RETURN w
  ORDER BY w.author_id DESC, w.published_at DESC, w.id DESC
  LIMIT $limit
}
RETURN w.id, w.published_at, viewer.ledger_id, viewer.confirmed_at IS NOT NULL
ORDER BY w.published_at DESC, w.id DESC
LIMIT $limit
