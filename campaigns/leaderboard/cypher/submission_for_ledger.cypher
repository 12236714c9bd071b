// What does the ledger need to know of a submission? Gives its organisation a pseudonym where it has none.
// write
// alters nothing shown
// :param submission_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param fresh => '01hzy6q0m3v8x2k4n7b9c1d5f7'
MATCH (s:Submission {id: $submission_id})-[:IN]->(c:Campaign)
OPTIONAL MATCH (s)-[:OF]->(w:Work)<-[:MADE]-(author:Person)
OPTIONAL MATCH (s)-[:ON_BEHALF_OF]->(o:Organisation)
CALL (o) {
  WITH o
  WHERE o IS NOT NULL
  SET o.id = o.id // takes the write lock
  SET o.ledger_id = coalesce(o.ledger_id, $fresh)
}
RETURN c.id, s.state, coalesce(s.changed_at, 0), author.ledger_id, o.ledger_id, w.id,
       c.rule_version, c.rule_votes, c.rule_likes, c.rule_plays, c.closes_at
LIMIT 1
