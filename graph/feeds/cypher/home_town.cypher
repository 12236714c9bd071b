// What is new from those who come from a city and live elsewhere, and, where they are fewer than the floor, from those around it?
// read
// :param city_id => '1815577'
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param adult_born_by => '2008-11-24'
// :param floor => 5
// :param each => 60
// :param limit => 300
MATCH (c:City {id: $city_id})
OPTIONAL MATCH (viewer:Person {id: $viewer_id})
CALL (c) {
  UNWIND [[0, [c.id]], [1, coalesce(c.near_1, [])], [2, coalesce(c.near_2, [])], [3, coalesce(c.near_3, [])]] AS ring
  UNWIND ring[1] AS id
  MATCH (o:City {id: id})
  WITH ring[0] AS distance, o, COUNT { MATCH (o)<-[:COMES_FROM]-(p:Person) RETURN p LIMIT 10 } AS people
  WITH distance, collect(o) AS cities, sum(people) AS people
  ORDER BY distance
  RETURN collect({distance: distance, cities: cities, people: people}) AS rings
}
WITH c, viewer, rings,
     [i IN range(0, size(rings) - 1) WHERE reduce(s = 0, r IN rings[0..i + 1] | s + r.people) >= $floor][0] AS far
WHERE far IS NOT NULL
UNWIND rings[0..far + 1] AS ring
UNWIND ring.cities AS city
CALL (city) {
  MATCH (w:Work)
  WHERE w.home_id = city.id AND w.published_at > 0 AND w.id IS NOT NULL
  RETURN w
  ORDER BY w.home_id DESC, w.published_at DESC, w.id DESC
  LIMIT $each
}
MATCH (w)<-[:MADE]-(author:Person)
WHERE EXISTS { (author)-[:COMES_FROM]->(city) } AND NOT EXISTS { (author)-[:LIVES_IN]->(city) }
  AND NOT coalesce(author.id = viewer.id, false)
  AND NOT coalesce(author.birth_date > $adult_born_by, false) AND NOT coalesce(author.is_private, false)
  AND NOT EXISTS { (viewer)-[:BLOCKS]-(author) } AND NOT EXISTS { (viewer)-[:MUTES]->(author) }
RETURN w.id, author.id, coalesce(author.ledger_id, author.id), city.id, w.published_at, city.name_zh, city.name_en,
       ring.distance, EXISTS { (viewer)-[:FOLLOWS]->(author) }, viewer.ledger_id, viewer.confirmed_at IS NOT NULL
ORDER BY w.published_at DESC, w.id DESC
LIMIT $limit
