// Which of these works may feeds show to anybody, and who made them, as the ledger calls them, in which city?
// read
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f6']
// :param adult_born_by => '2008-11-24'
UNWIND $ids AS id
MATCH (w:Work {id: id})<-[:MADE]-(author:Person)
WHERE w.published_at IS NOT NULL
  AND NOT coalesce(author.birth_date > $adult_born_by, false) AND NOT coalesce(author.is_private, false)
OPTIONAL MATCH (author)-[:LIVES_IN]->(city:City)
RETURN w.id, author.id, coalesce(author.ledger_id, author.id), city.id, w.published_at
ORDER BY w.id
LIMIT 2000
