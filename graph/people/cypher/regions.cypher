// In which cities do most accounts live, as last counted, and how many people live there?
// read
// :param limit => 50
MATCH (t:Tally {id: 'accounts by region'})
CALL (t) {
  OPTIONAL MATCH (c:City)
  WHERE c.account_count >= t.smallest
  WITH c
  ORDER BY c.account_count DESC, c.id
  LIMIT $limit
  WITH c
  WHERE c IS NOT NULL
  RETURN collect([c.id, c.name_zh, c.name_en, c.account_count, coalesce(c.people, 0)]) AS cities
}
RETURN t.at, t.accounts, t.elsewhere, t.smallest, cities
LIMIT 1
