// Sets the words that hold a comment for review on what this account made, if the viewer writes for it.
// write
// alters nothing shown
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param account_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param editors => ['OWNER', 'EDITOR']
// :param words => ['广告']
MATCH (a:Account {id: $account_id})
WHERE a.id = $viewer_id OR EXISTS { MATCH (:Person {id: $viewer_id})-[m:MEMBER_OF]->(a) WHERE m.role IN $editors }
SET a.hold_words = $words
RETURN a.hold_words
LIMIT 1
