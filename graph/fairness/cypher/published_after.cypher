// Which works were published after this place, oldest first? With what the ledger calls who made them, the cities to note where they are others than noted, and whether feeds may show them.
// read
// :param after_at => 1794000000000
// :param after_id => ''
// :param until => 1794000100000
// :param adult_born_by => '2008-11-24'
// :param limit => 500
MATCH (w:Work)
WHERE w.published_at >= $after_at AND w.published_at <= $until AND w.id IS NOT NULL
  AND (w.published_at > $after_at OR w.id > $after_id)
WITH w
ORDER BY w.published_at, w.id
LIMIT $limit
MATCH (w)<-[:MADE]-(author:Person)
OPTIONAL MATCH (author)-[:LIVES_IN]->(city:City)
OPTIONAL MATCH (author)-[:COMES_FROM]->(home:City)
RETURN w.id, w.published_at, coalesce(author.ledger_id, author.id),
       CASE WHEN coalesce(w.city_id, '') <> coalesce(city.id, '') OR coalesce(w.home_id, '') <> coalesce(home.id, '')
            THEN {city_id: city.id, home_id: home.id} END,
       NOT coalesce(author.birth_date > $adult_born_by, false) AND NOT coalesce(author.is_private, false)
ORDER BY w.published_at, w.id
LIMIT 1000
