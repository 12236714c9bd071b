// Is this city there?
// read
// :param id => '1816670'
MATCH (c:City {id: $id})
RETURN c.id
LIMIT 1
