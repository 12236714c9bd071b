// Makes a work of the viewer's uploaded video; of one that is a work already, nothing new.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param upload_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param work_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param title => '海边'
// :param caption => ''
// :param language => 'ZH'
// :param adult_born_by => '2008-11-24'
// :param now => 1794000000000
MATCH (author:Person {id: $viewer_id})
OPTIONAL MATCH (author)-[:STARTED]->(u:Upload {id: $upload_id})
FOREACH (each IN CASE WHEN u IS NULL THEN [] ELSE [u] END | SET each.locked_at = $now)
WITH author, u,
     CASE
       WHEN u IS NULL THEN 'NOT_FOUND'
       WHEN author.confirmed_at IS NULL THEN 'UNCONFIRMED'
       WHEN u.purpose <> 'VIDEO' THEN 'NOT_A_VIDEO'
       ELSE u.state
     END AS outcome
CALL (author, u, outcome) {
  WITH author, u, outcome
  WHERE outcome IN ['CHECKING', 'VERIFIED']
  MERGE (w:Work {upload_id: u.id})
  ON CREATE SET
    w.id = $work_id, w.author_id = author.id, w.kind = 'VIDEO', w.title = $title, w.caption = $caption, w.language = $language,
    w.state = CASE outcome WHEN 'VERIFIED' THEN 'PROCESSING' ELSE 'CHECKING' END,
    w.step = CASE outcome WHEN 'VERIFIED' THEN 'POSTER' ELSE 'CHECKING' END,
    w.by_minor = author.birth_date > $adult_born_by, w.created_at = $now, w.play_count = 0, w.like_count = 0
  MERGE (author)-[made:MADE]->(w)
  ON CREATE SET made.at = $now
  MERGE (w)-[:FROM]->(u)
  REMOVE u.unused_since_at
}
OPTIONAL MATCH (w:Work {upload_id: u.id})
RETURN outcome, w.id, w.state, u.refusal_code
LIMIT 1
