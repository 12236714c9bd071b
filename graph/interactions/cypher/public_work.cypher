// May the viewer see this public work, and what does the ledger call them?
// read
// :param work_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
OPTIONAL MATCH (viewer:Person {id: $viewer_id})
WITH viewer
MATCH (w:Work {id: $work_id})<-[:MADE]-(author:Person)
WHERE w.published_at IS NOT NULL AND NOT EXISTS { (viewer)-[:BLOCKS]-(author) }
  AND (NOT coalesce(author.is_private, false) OR author = viewer OR EXISTS { (viewer)-[:FOLLOWS]->(author) }
    OR EXISTS { (w)<-[:OF]-(:Submission {state: 'ACCEPTED'}) })
RETURN w.id, viewer.ledger_id
LIMIT 1
