// Whom might the viewer want to follow, and why: followed by those they follow, in a campaign of theirs, in their city?
// read
// Nobody they follow, have asked, blocked or muted, nor private accounts. Looked at are so many of each, whatever the size of a city.
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param limit => 12
MATCH (viewer:Person {id: $viewer_id})
CALL (viewer) {
  CALL (viewer) {
    MATCH (viewer)-[:FOLLOWS]->(b:Person)
    RETURN b
    LIMIT 50
  }
  CALL (b) {
    MATCH (b)-[:FOLLOWS]->(a:Account)
    RETURN a
    LIMIT 30
  }
  RETURN a, 'MUTUALS' AS reason, b AS because, 100 AS weight
  UNION ALL
  WITH viewer
  CALL (viewer) {
    MATCH (viewer)-[:FOLLOWS]->(c:Campaign)
    WHERE c.state <> 'DRAFT'
    RETURN c
    LIMIT 5
    UNION
    WITH viewer
    MATCH (viewer)-[:ENTERED]->(:Submission)-[:IN]->(c:Campaign)
    WHERE c.state <> 'DRAFT'
    RETURN c
    LIMIT 5
  }
  CALL (c) {
    MATCH (c)<-[:HOSTS]-(a:Organisation)
    RETURN a, 60 AS weight
    UNION ALL
    WITH c
    MATCH (c)<-[:PARTNER_IN {state: 'VERIFIED'}]-(a:Organisation)
    RETURN a, 50 AS weight
    LIMIT 30
  }
  RETURN a, 'CAMPAIGN' AS reason, c AS because, weight
  UNION ALL
  WITH viewer
  MATCH (viewer)-[:LIVES_IN]->(city:City)
  CALL (city) {
    MATCH (city)<-[:LIVES_IN]-(a:Account)
    RETURN a
    LIMIT 200
  }
  RETURN a, 'CITY' AS reason, city AS because, 10 AS weight
}
WITH viewer, a, reason, because, weight
WHERE a <> viewer AND NOT coalesce(a.is_private, false)
  AND (a:Organisation OR EXISTS { (a)-[:MADE]->() } OR reason = 'MUTUALS')
  AND NOT EXISTS { (viewer)-[:FOLLOWS]->(a) } AND NOT EXISTS { (viewer)-[:ASKS_TO_FOLLOW]->(a) }
  AND NOT EXISTS { (viewer)-[:BLOCKS]-(a) } AND NOT EXISTS { (viewer)-[:MUTES]->(a) }
WITH a, reason, collect(because)[0] AS because, sum(weight) AS weight, count(*) AS times
ORDER BY weight DESC, a.id DESC
WITH a, collect([reason, because.id, coalesce(because.name, because.name_zh, because.title_zh, because.title_en),
                 coalesce(because.name_en, because.title_en, because.name, because.name_zh), times])[0] AS why, sum(weight) AS weight
ORDER BY weight DESC, a.id DESC
LIMIT $limit
OPTIONAL MATCH (a)-[:LIVES_IN]->(city:City)
RETURN why, a.id, a.kind, a.handle, coalesce(a.name, a.name_zh), a.name_en, a.bio_zh, a.bio_en, a.picture_key, a.created_at,
       COUNT { (a)<-[:FOLLOWS]-() }, city.id, city.name_zh, city.name_en
ORDER BY weight DESC, a.id DESC
LIMIT 100
