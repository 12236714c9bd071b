// Writes a comment on a work or post, or a reply to one, unless a block stands between; held ones wait beside.
// write
// alters $subject_id $parent_id
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param subject_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param parent_id => null
// :param owner_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// :param comment => {id: '01hzy6q0m3v8x2k4n7b9c1d5f8', subject_kind: 'Work', subject_id: '01hzy6q0m3v8x2k4n7b9c1d5f7', thread_id: '01hzy6q0m3v8x2k4n7b9c1d5f7', writer_id: '01hzy6q0m3v8x2k4n7b9c1d5f6', owner_id: '01hzy6q0m3v8x2k4n7b9c1d5f9', text: '真好', state: 'VISIBLE', seen_by: 'ALL', created_at: 1794000000000, shown_at: 1794000000000}
MATCH (viewer:Person {id: $viewer_id})
OPTIONAL MATCH (w:Work {id: $subject_id})
OPTIONAL MATCH (p:Post {id: $subject_id})
OPTIONAL MATCH (parent:Comment {id: $parent_id})
OPTIONAL MATCH (owner:Account {id: $owner_id})
WITH viewer, coalesce(w, p) AS subject, parent, owner
WHERE subject IS NOT NULL AND ($parent_id IS NULL OR parent IS NOT NULL) AND NOT EXISTS { (viewer)-[:BLOCKS]-(owner) }
CREATE (viewer)-[:WROTE {at: $comment.created_at}]->(c:Comment)
SET c = $comment
FOREACH (each IN CASE WHEN parent IS NULL AND c.state = 'VISIBLE' THEN [subject] ELSE [] END | CREATE (c)-[:ON]->(each))
FOREACH (each IN CASE WHEN parent IS NULL AND c.state <> 'VISIBLE' THEN [subject] ELSE [] END |
  CREATE (c)-[:WAITS_ON]->(each)
)
FOREACH (each IN CASE WHEN c.state = 'VISIBLE' THEN [parent] ELSE [] END |
  FOREACH (one IN CASE WHEN each IS NULL THEN [] ELSE [each] END | CREATE (c)-[:UNDER]->(one))
)
FOREACH (each IN CASE WHEN c.state = 'VISIBLE' THEN [] ELSE [parent] END |
  FOREACH (one IN CASE WHEN each IS NULL THEN [] ELSE [each] END | CREATE (c)-[:WAITS_UNDER]->(one))
)
RETURN c.id
LIMIT 1
