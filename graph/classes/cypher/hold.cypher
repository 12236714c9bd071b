// Begins a class of the viewer's, or of an organisation that they edit, with public works of theirs as its lessons.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param account_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param editors => ['OWNER', 'EDITOR']
// :param class => {id: '01hzy6q0m3v8x2k4n7b9c1d5f8', account_id: '01hzy6q0m3v8x2k4n7b9c1d5f6', title_zh: '手语入门', title_en: '', text_zh: '', text_en: '', places: 30, taken: 0, waiting: 0, created_at: 1794000000000}
// :param lesson_ids => ['01hzy6q0m3v8x2k4n7b9c1d5f9']
// :param most => 50
MATCH (a:Account {id: $account_id})
WHERE a.id = $viewer_id OR EXISTS { MATCH (:Person {id: $viewer_id})-[m:MEMBER_OF]->(a) WHERE m.role IN $editors }
SET a.classes_changed_at = $class.created_at  // takes the lock: two who add at once stay below the most
WITH a
OPTIONAL MATCH (viewer:Person {id: $viewer_id})
CALL (viewer) {
  UNWIND range(0, size($lesson_ids) - 1) AS place
  OPTIONAL MATCH (work:Work {id: $lesson_ids[place]})
  WHERE EXISTS { (work)<-[:MADE]-(viewer) } AND work.state = 'READY' AND work.published_at IS NOT NULL
  RETURN collect({work: work, place: place}) AS lessons
}
WITH a, lessons,
     CASE
       WHEN COUNT { (a)-[:TEACHES]->() } >= $most THEN 'TOO_MANY'
       WHEN any(each IN lessons WHERE each.work IS NULL) THEN 'NO_LESSON'
       ELSE 'OK'
     END AS outcome
CALL (a, lessons, outcome) {
  WITH a, lessons, outcome
  WHERE outcome = 'OK'
  CREATE (a)-[:TEACHES]->(c:Class)
  SET c = $class
  FOREACH (each IN lessons | FOREACH (work IN [each.work] | CREATE (c)-[:LESSON {place: each.place}]->(work)))
}
RETURN outcome
LIMIT 1
