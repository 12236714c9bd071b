// Takes away up to 1,000 messages of the threads of an account that is being erased, for both sides.
// write
// alters nothing shown
// :param account_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
MATCH (:Account {id: $account_id})-[:SITS]->(:Seat)-[:AT]->(t:Thread)
MATCH (m:Message)
WHERE m.thread_id = t.id AND m.number > 0
WITH m
LIMIT 1000
DETACH DELETE m
RETURN count(*)
