// Which cities are meant by these names? Of several, the largest comes last.
// read
// :param names => [{typed: '成都市', zh: ['成都市', '成都'], key: '成都市'}]
UNWIND $names AS given
CALL (given) {
  UNWIND given.zh AS zh
  MATCH (c:City {name_zh: zh})
  RETURN c
  UNION
  MATCH (c:City {name_key: given.key})
  RETURN c
}
RETURN given.typed, c.id, c.name_zh, c.name_en
ORDER BY given.typed, c.people, c.id
LIMIT 20000
