// What does the mail about a verdict need to say, and to whom?
// read
// :param submission_id => '01hzy6q0m3v8x2k4n7b9c1d5fa'
MATCH (author:Person)-[:ENTERED]->(s:Submission {id: $submission_id})-[:IN]->(c:Campaign)
MATCH (s)-[:OF]->(w:Work)
MATCH (author)-[:OPENS_WITH]->(login:Credential)
RETURN login.email, author.language, author.name, w.title, c.title_zh, c.title_en, c.handle
LIMIT 1
