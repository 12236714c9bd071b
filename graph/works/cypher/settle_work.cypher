// Makes a work public if every yes that it needs is there, and private if one has been taken back.
// write
// :param work_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param adult_born_by => '2008-11-24'
// :param now => 1794000000000
MATCH (author:Person)-[:MADE]->(w:Work {id: $work_id})
SET w.locked_at = $now
WITH w,
     w.state = 'READY'
     AND (NOT coalesce(w.by_minor, false)
          OR ((author.birth_date <= $adult_born_by OR author.guardian = 'GIVEN')
              AND EXISTS { (w)<-[:OF]-(:Submission {state: 'ACCEPTED'}) })) AS allowed
SET w.published_at = CASE WHEN allowed THEN coalesce(w.published_at, $now) END,
    w.waiting_since_at = CASE WHEN w.state = 'READY' AND NOT allowed THEN coalesce(w.waiting_since_at, $now) END
REMOVE w.settle_at
RETURN w.id, allowed
LIMIT 1
