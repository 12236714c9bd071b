// The viewer no longer follows an account or a campaign, nor asks to.
// write
// alters $subject_id $viewer_id
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param subject_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
OPTIONAL MATCH (account:Account {id: $subject_id})
OPTIONAL MATCH (campaign:Campaign {id: $subject_id})
WITH coalesce(account, campaign) AS subject
WHERE subject IS NOT NULL
MATCH (:Person {id: $viewer_id})-[f:FOLLOWS|ASKS_TO_FOLLOW]->(subject)
DELETE f
