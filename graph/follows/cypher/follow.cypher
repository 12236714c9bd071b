// The viewer follows an account or a campaign that they may see; of an account, who it is comes back.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param subject_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param now => 1794000000000
MATCH (viewer:Person {id: $viewer_id})
OPTIONAL MATCH (account:Account {id: $subject_id})
OPTIONAL MATCH (campaign:Campaign {id: $subject_id})
WHERE campaign.state <> 'DRAFT'
   OR EXISTS { (campaign)<-[:HOSTS]-(:Organisation)<-[:MEMBER_OF]-(viewer) }
WITH viewer, coalesce(account, campaign) AS subject
WHERE subject IS NOT NULL
MERGE (viewer)-[f:FOLLOWS]->(subject)
ON CREATE SET f.at = $now
WITH subject AS a
OPTIONAL MATCH (a)-[:LIVES_IN]->(city:City)
RETURN a:Account, a.id, a.kind, a.handle, coalesce(a.name, a.name_zh), a.name_en, a.bio_zh, a.bio_en, a.picture_key, a.created_at,
       COUNT { (a)<-[:FOLLOWS]-() }, city.id, city.name_zh, city.name_en
LIMIT 1
