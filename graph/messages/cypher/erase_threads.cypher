// Takes away up to 1,000 threads, without messages by now, of an account that is being erased.
// write
// alters nothing shown
// :param account_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
MATCH (:Account {id: $account_id})-[:SITS]->(:Seat)-[:AT]->(t:Thread)
WITH t
LIMIT 1000
MATCH (t)<-[:AT]-(s:Seat)
DETACH DELETE s, t
RETURN count(DISTINCT t)
