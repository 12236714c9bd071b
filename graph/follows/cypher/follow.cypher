// The viewer follows an account or a campaign that they may see; of an account, who it is comes back.
// write
// alters $subject_id $viewer_id
// Of a private account it is a request, unless they follow it already. Nobody follows across a block.
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param subject_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param now => 1794000000000
MATCH (viewer:Person {id: $viewer_id})
SET viewer.created_at = viewer.created_at // takes the write lock: a block made meanwhile is seen
WITH viewer
OPTIONAL MATCH (account:Account {id: $subject_id})
WHERE NOT EXISTS { (viewer)-[:BLOCKS]-(account) }
OPTIONAL MATCH (campaign:Campaign {id: $subject_id})
WHERE campaign.state <> 'DRAFT'
   OR EXISTS { (campaign)<-[:HOSTS]-(:Organisation)<-[:MEMBER_OF]-(viewer) }
WITH viewer, coalesce(account, campaign) AS subject
WHERE subject IS NOT NULL
WITH viewer, subject, coalesce(subject.is_private, false) AND NOT EXISTS { (viewer)-[:FOLLOWS]->(subject) } AS asks
FOREACH (ignored IN CASE WHEN asks THEN [1] ELSE [] END |
  MERGE (viewer)-[r:ASKS_TO_FOLLOW]->(subject)
  ON CREATE SET r.at = $now, r.subject_id = subject.id, r.person_id = viewer.id
)
FOREACH (ignored IN CASE WHEN asks THEN [] ELSE [1] END |
  MERGE (viewer)-[f:FOLLOWS]->(subject)
  ON CREATE SET f.at = $now, f.subject_id = subject.id, f.place = $now * 1048576 + toInteger(rand() * 1048576)
)
WITH viewer, asks, subject AS a
CALL (viewer, asks, a) {
  WITH viewer, asks, a
  WHERE NOT asks
  MATCH (viewer)-[r:ASKS_TO_FOLLOW]->(a)
  DELETE r
}
OPTIONAL MATCH (a)-[:LIVES_IN]->(city:City)
RETURN a:Account, asks, a.id, a.kind, a.handle, coalesce(a.name, a.name_zh), a.name_en, a.bio_zh, a.bio_en, a.picture_key, a.created_at,
       COUNT { (a)<-[:FOLLOWS]-() }, city.id, city.name_zh, city.name_en
LIMIT 1
