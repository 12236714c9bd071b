// Keeps a person's one report about a work, a post, a comment or an account.
// write
// alters nothing shown
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param kind => 'Work'
// :param subject_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param report_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param reason => 'SPAM'
// :param text => ''
// :param now => 1794000000000
MATCH (viewer:Person {id: $viewer_id})
OPTIONAL MATCH (w:Work {id: $subject_id})
OPTIONAL MATCH (p:Post {id: $subject_id})
OPTIONAL MATCH (c:Comment {id: $subject_id})
OPTIONAL MATCH (a:Account {id: $subject_id})
WITH viewer,
     CASE $kind
       WHEN 'Work' THEN w
       WHEN 'Post' THEN p
       WHEN 'Comment' THEN c
       WHEN 'Person' THEN CASE WHEN a:Person THEN a END
       WHEN 'Organisation' THEN CASE WHEN a:Organisation THEN a END
     END AS subject
WHERE subject IS NOT NULL
MERGE (r:Report {pair: viewer.id + ':' + subject.id})
ON CREATE SET r.id = $report_id, r.subject_id = subject.id, r.subject_kind = $kind, r.reporter_id = viewer.id,
              r.created_at = $now, r.state = 'OPEN'
SET r.reason = $reason, r.text = $text, r.said_at = $now
MERGE (viewer)-[:FILED]->(r)
RETURN r.id
LIMIT 1
