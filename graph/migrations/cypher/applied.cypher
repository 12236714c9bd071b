// Which migrations have been applied?
// read
MATCH (m:Migration)
WHERE m.name >= ''
RETURN m.name
ORDER BY m.name
LIMIT 10000
