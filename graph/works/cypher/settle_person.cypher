// Makes the works of a person public where every yes that they need is there, and private where one was taken back.
// write
// :param person_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param adult_born_by => '2008-11-24'
// :param now => 1794000000000
MATCH (author:Person {id: $person_id})-[:MADE]->(w:Work)
WHERE w.by_minor
SET w.locked_at = $now
WITH w,
     w.state = 'READY'
     AND (author.birth_date <= $adult_born_by OR author.guardian = 'GIVEN')
     AND EXISTS { (w)<-[:OF]-(:Submission {state: 'ACCEPTED'}) } AS allowed
SET w.published_at = CASE WHEN allowed THEN coalesce(w.published_at, $now) END,
    w.waiting_since_at = CASE WHEN w.state = 'READY' AND NOT allowed THEN coalesce(w.waiting_since_at, $now) END
REMOVE w.settle_at
RETURN w.id
ORDER BY w.id
LIMIT 100000
