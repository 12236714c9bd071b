// Enters the viewer's work in a campaign on behalf of a verified partner; entering it again changes nothing.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param campaign_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param work_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// :param organisation_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param pair => '01hzy6q0m3v8x2k4n7b9c1d5f9 01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param submission_id => '01hzy6q0m3v8x2k4n7b9c1d5fa'
// :param now => 1794000000000
MATCH (c:Campaign {id: $campaign_id})<-[:HOSTS]-(host:Organisation)
OPTIONAL MATCH (v:Person {id: $viewer_id})
OPTIONAL MATCH (w:Work {id: $work_id})
OPTIONAL MATCH (o:Organisation {id: $organisation_id})
OPTIONAL MATCH (o)-[p:PARTNER_IN]->(c)
OPTIONAL MATCH (known:Submission {pair: $pair})
WITH c, v, w, o, known, CASE
  WHEN c.state = 'DRAFT' AND NOT EXISTS { (v)-[:MEMBER_OF]->(host) } THEN 'NO_CAMPAIGN'
  WHEN w IS NULL THEN 'NO_WORK'
  WHEN NOT EXISTS { (v)-[:MADE]->(w) } THEN
    CASE WHEN w.published_at IS NULL OR EXISTS { (v)-[:BLOCKS]-(:Person)-[:MADE]->(w) } THEN 'NO_WORK' ELSE 'NOT_YOURS' END
  WHEN known.state IN ['ENTERED', 'ACCEPTED'] THEN
    CASE WHEN known.organisation_id = $organisation_id THEN 'SAME' ELSE 'ALREADY_ENTERED' END
  WHEN v.confirmed_at IS NULL THEN 'UNCONFIRMED'
  WHEN c.state = 'DRAFT' OR $now < c.opens_at THEN 'NOT_OPEN_YET'
  WHEN c.state <> 'OPEN' OR $now >= c.closes_at THEN 'CLOSED'
  WHEN w.state = 'REFUSED' THEN 'WORK_REFUSED'
  WHEN known.state = 'DECLINED' THEN 'ALREADY_DECLINED'
  WHEN o IS NULL THEN 'NO_ORGANISATION'
  WHEN coalesce(p.state, '') <> 'VERIFIED' THEN 'NOT_PARTNER'
  ELSE 'OK' END AS outcome
CALL (c, v, w, o, outcome) {
  WITH c, v, w, o
  WHERE outcome = 'OK'
  MERGE (s:Submission {pair: $pair})
  SET s.id = coalesce(s.id, $submission_id) // takes the write lock: of two at once, the second finds it entered
  WITH c, v, w, o, s
  WHERE s.state IS NULL OR s.state = 'WITHDRAWN'
  SET s += {
    state: 'ENTERED', entered_at: $now, changed_at: $now, decided_at: null, reason: null,
    campaign_id: c.id, work_id: w.id, organisation_id: o.id, author_id: v.id
  }
  MERGE (v)-[:ENTERED]->(s)
  MERGE (s)-[:OF]->(w)
  MERGE (s)-[:IN]->(c)
  WITH o, s
  OPTIONAL MATCH (s)-[old:ON_BEHALF_OF]->(:Organisation)
  DELETE old
  WITH DISTINCT o, s
  CREATE (s)-[:ON_BEHALF_OF]->(o)
  RETURN collect(s.id)[0] AS entered
}
RETURN outcome, coalesce(entered, known.id)
LIMIT 1
