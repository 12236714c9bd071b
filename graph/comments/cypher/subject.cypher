// On what would the viewer comment: its owner, the owner's words, for whom it is, and the comment replied to?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param subject_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param parent_id => null
MATCH (viewer:Person {id: $viewer_id})
OPTIONAL MATCH (w:Work {id: $subject_id})<-[:MADE]-(maker:Person)
OPTIONAL MATCH (p:Post {id: $subject_id})<-[:POSTED]-(poster:Account)
OPTIONAL MATCH (parent:Comment {id: $parent_id})
WITH viewer, w, p, parent, coalesce(maker, poster) AS owner
WHERE owner IS NOT NULL AND (p IS NOT NULL OR w.published_at IS NOT NULL OR owner.id = viewer.id)
RETURN CASE WHEN w IS NULL THEN 'Post' ELSE 'Work' END, owner.id, coalesce(owner.hold_words, []), p.audience,
       viewer.confirmed_at IS NOT NULL,
       $parent_id IS NULL OR coalesce(
         parent.thread_id = $subject_id AND parent.state = 'VISIBLE'
         AND NOT EXISTS { MATCH (viewer)-[:BLOCKS]-(:Person {id: parent.writer_id}) }, false)
LIMIT 1
