// Which migrations have been applied?
// read
MATCH (m:Migration)
RETURN m.name
ORDER BY m.name
LIMIT 10000
