// How does the sender stand to an account, or to the other account of a thread, before a message is sent?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param thread_id => null
// :param other_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param editors => ['OWNER', 'EDITOR']
// :param adult_born_by => '2008-11-24'
MATCH (viewer:Person {id: $viewer_id})
OPTIONAL MATCH (asked:Thread {id: $thread_id})
CALL (viewer, asked) {
  MATCH (me:Account)-[:SITS]->(:Seat)-[:AT]->(asked)<-[:AT]-(:Seat)<-[:SITS]-(other:Account)
  WHERE me = viewer OR EXISTS { MATCH (viewer)-[r:MEMBER_OF]->(me) WHERE r.role IN $editors }
  RETURN me, other
  ORDER BY me = viewer DESC
  LIMIT 1
UNION
  MATCH (other:Account {id: $other_id})
  RETURN viewer AS me, other
}
WITH viewer, me, other
WHERE me <> other
  AND NOT EXISTS { (me)-[:BLOCKS]-(other) }
OPTIONAL MATCH (t:Thread {pair: CASE WHEN me.id < other.id THEN me.id + ':' + other.id ELSE other.id + ':' + me.id END})
RETURN me.id, other.id, me = viewer, other:Organisation, coalesce(other.birth_date > $adult_born_by, false), t.id,
       t.state = 'OPEN' OR t.asked_by = other.id,
       viewer.confirmed_at IS NOT NULL
LIMIT 1
