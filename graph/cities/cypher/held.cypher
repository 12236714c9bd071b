// Is this city there, with what is near it?
// read
// :param id => '1816670'
MATCH (c:City {id: $id})
WHERE c.near_3 IS NOT NULL
RETURN c.id
LIMIT 1
