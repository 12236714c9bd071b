// Which cities have a name that begins like this? Largest first.
// read
// :param zh => '北京'
// :param key => 'beij'
// :param limit => 10
CALL () {
  MATCH (c:City)
  WHERE c.name_zh STARTS WITH $zh
  RETURN c
  UNION
  MATCH (c:City)
  WHERE c.name_key STARTS WITH $key
  RETURN c
}
RETURN c.id, c.name_zh, c.name_en
ORDER BY c.people DESC, c.id
LIMIT $limit
