// Whose are these names: a foundation's own (of this people file), handles, ids? The foundation's own come last.
// read
// :param scope => 'cd34:'
// :param sources => ['17']
// :param handles => ['mei']
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f6']
CALL () {
  UNWIND $sources AS name
  MATCH (:ImportedName {key: $scope + name})-[:NAMES]->(a:Account)
  RETURN name, a.id AS id, 2 AS rank
  UNION ALL
  UNWIND $ids AS name
  MATCH (a:Account {id: name})
  RETURN name, a.id AS id, 1 AS rank
  UNION ALL
  UNWIND $handles AS name
  MATCH (a:Account {handle_key: name})
  RETURN name, a.id AS id, 0 AS rank
}
RETURN name, id
ORDER BY rank, name
LIMIT 200000
