// Public campaigns: those under way first, closing soonest, then those that are over, latest first. Archived ones are in no list.
// read
// :param after_group => null
// :param after_at => null
// :param after_id => null
// :param limit => 21
CALL () {
  MATCH (c:Campaign)
  WHERE c.state IN ['OPEN', 'FROZEN'] AND c.closes_at IS NOT NULL AND $after_group IS NULL
  RETURN c, 0 AS place, c.closes_at AS at
  ORDER BY at, c.id
  LIMIT $limit
UNION ALL
  MATCH (c:Campaign)
  WHERE c.state IN ['OPEN', 'FROZEN'] AND $after_group = 0 AND c.closes_at >= $after_at
  WITH c, c.closes_at AS at
  WHERE at > $after_at OR c.id > $after_id
  RETURN c, 0 AS place, at
  ORDER BY at, c.id
  LIMIT $limit
UNION ALL
  MATCH (c:Campaign)
  WHERE c.state = 'FINAL' AND c.closes_at IS NOT NULL AND coalesce($after_group, 0) = 0
  RETURN c, 1 AS place, -c.closes_at AS at
  ORDER BY c.closes_at DESC, c.id
  LIMIT $limit
UNION ALL
  MATCH (c:Campaign)
  WHERE c.state = 'FINAL' AND $after_group = 1 AND c.closes_at <= -$after_at
  WITH c, -c.closes_at AS at
  WHERE at > $after_at OR c.id > $after_id
  RETURN c, 1 AS place, at
  ORDER BY c.closes_at DESC, c.id
  LIMIT $limit
}
WITH c, place, at
ORDER BY place, at, c.id
LIMIT $limit
MATCH (c)<-[:HOSTS]-(o:Organisation)
OPTIONAL MATCH (c)-[:COVERED_BY]->(u:Upload)
RETURN c {
  .*, organisation_id: o.id,
  cover: CASE WHEN u IS NULL THEN NULL ELSE [u.state, u.picture_key, u.picture_width, u.picture_height] END
} AS campaign, place, at
ORDER BY place, at, c.id
LIMIT $limit
