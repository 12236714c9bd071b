// How many cities are there? Read from the count store.
// read
MATCH (c:City)
RETURN count(c)
LIMIT 1
