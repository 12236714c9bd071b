// Changes a class that the viewer keeps; lessons that stay keep their marks, and free places go to who waits longest.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param class_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param editors => ['OWNER', 'EDITOR']
// :param plan => {title_zh: '手语入门', title_en: '', text_zh: '', text_en: '', places: 30}
// :param lesson_ids => ['01hzy6q0m3v8x2k4n7b9c1d5f9']
// :param now => 1794000000000
MATCH (c:Class {id: $class_id})<-[:TEACHES]-(a:Account)
WHERE a.id = $viewer_id OR EXISTS { MATCH (:Person {id: $viewer_id})-[m:MEMBER_OF]->(a) WHERE m.role IN $editors }
SET c.touched_at = $now  // takes the lock of the places
WITH a, c
CALL (c) {
  UNWIND range(0, size($lesson_ids) - 1) AS place
  OPTIONAL MATCH (work:Work {id: $lesson_ids[place]})
  WHERE EXISTS { (c)-[:LESSON]->(work) }
     OR (EXISTS { (work)<-[:MADE]-(:Person {id: $viewer_id}) }
         AND work.state = 'READY' AND work.published_at IS NOT NULL)
  RETURN collect({work: work, place: place}) AS lessons
}
WITH a, c, lessons,
     CASE
       WHEN any(each IN lessons WHERE each.work IS NULL) THEN 'NO_LESSON'
       WHEN $plan.places < c.taken THEN 'PLACES_TAKEN'
       ELSE 'OK'
     END AS outcome
CALL (c, lessons, outcome) {
  WITH c, lessons, outcome
  WHERE outcome = 'OK'
  SET c += $plan
  WITH c, lessons
  CALL (c) {
    OPTIONAL MATCH (c)-[old:LESSON]->()
    DELETE old
  }
  FOREACH (each IN lessons | FOREACH (work IN [each.work] | CREATE (c)-[:LESSON {place: each.place}]->(work)))
  WITH c
  CALL (c) {
  MATCH (c)<-[w:WAITS_FOR]-(next:Person)
  WITH c, w, next
  ORDER BY w.at, next.id
  WITH c, collect({wish: w, next: next})[0..CASE WHEN c.places > c.taken THEN c.places - c.taken ELSE 0 END] AS moved
  SET c.taken = c.taken + size(moved), c.waiting = c.waiting - size(moved)
  FOREACH (each IN moved |
    FOREACH (next IN [each.next] | CREATE (next)-[:ENROLLED_IN {at: $now, watched: []}]->(c))
    FOREACH (wish IN [each.wish] | DELETE wish))
}
}
RETURN outcome, a.id
LIMIT 1
