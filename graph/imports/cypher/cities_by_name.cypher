// Which cities are meant by these ids or Chinese or English names? Of several, the largest comes last.
// read
// :param names => ['北京']
UNWIND $names AS name
CALL (name) {
  MATCH (c:City {id: name})
  RETURN c
  UNION
  MATCH (c:City {name_zh: name})
  RETURN c
  UNION
  MATCH (c:City {name_zh: name + '市'})
  RETURN c
  UNION
  MATCH (c:City {name_key: toLower(name)})
  RETURN c
}
RETURN name, c.id
ORDER BY name, c.people, c.id
LIMIT 100000
