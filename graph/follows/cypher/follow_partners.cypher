// The viewer follows all verified member organisations of a campaign that they may see: how many are new, asked, there?
// write
// Private ones are asked; nobody follows across a block.
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param campaign_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param now => 1794000000000
MATCH (viewer:Person {id: $viewer_id})
SET viewer.created_at = viewer.created_at // takes the write lock: a block made meanwhile is seen
WITH viewer
MATCH (c:Campaign {id: $campaign_id})
WHERE c.state <> 'DRAFT' OR EXISTS { (c)<-[:HOSTS]-(:Organisation)<-[:MEMBER_OF]-(viewer) }
CALL (viewer, c) {
  MATCH (c)<-[:PARTNER_IN {state: 'VERIFIED'}]-(o:Organisation)
  WHERE NOT EXISTS { (viewer)-[:BLOCKS]-(o) }
  WITH viewer, o
  ORDER BY o.id
  LIMIT 1000
  WITH viewer, o, EXISTS { (viewer)-[:FOLLOWS]->(o) } AS follows, EXISTS { (viewer)-[:ASKS_TO_FOLLOW]->(o) } AS asked,
       coalesce(o.is_private, false) AS is_private
  FOREACH (ignored IN CASE WHEN is_private AND NOT follows AND NOT asked THEN [1] ELSE [] END |
    CREATE (viewer)-[:ASKS_TO_FOLLOW {at: $now, subject_id: o.id, person_id: viewer.id}]->(o)
  )
  FOREACH (ignored IN CASE WHEN NOT is_private AND NOT follows THEN [1] ELSE [] END |
    CREATE (viewer)-[:FOLLOWS {at: $now, subject_id: o.id, place: $now * 1048576 + toInteger(rand() * 1048576)}]->(o)
  )
  RETURN count(CASE WHEN NOT follows AND NOT is_private THEN 1 END) AS made,
         count(CASE WHEN NOT follows AND is_private THEN 1 END) AS asks, count(CASE WHEN follows THEN 1 END) AS there
}
RETURN made, asks, there
LIMIT 1
