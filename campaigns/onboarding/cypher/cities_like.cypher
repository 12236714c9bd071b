// Which large cities begin as these unknown names begin?
// read
// :param names => [{typed: '成嘟', zh: '成', key: '成嘟'}]
UNWIND $names AS given
CALL (given) {
  CALL (given) {
    MATCH (c:City)
    WHERE c.name_zh STARTS WITH given.zh
    RETURN c
    UNION
    MATCH (c:City)
    WHERE c.name_key STARTS WITH given.key
    RETURN c
  }
  RETURN c
  ORDER BY c.people DESC, c.id
  LIMIT 40
}
RETURN given.typed, c.id, c.name_zh, c.name_en
ORDER BY given.typed, c.people DESC, c.id
LIMIT 20000
