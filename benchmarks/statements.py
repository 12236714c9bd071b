"""The statements that load the population: plain and in bulk, into an empty graph of the benchmarks' own."""

PEOPLE = """
UNWIND $rows AS row
MATCH (city:City {id: row.city})
CREATE (p:Account:Person)-[:LIVES_IN]->(city)
SET p = row.person
"""
WORKS = """
UNWIND $rows AS row
MATCH (p:Person {id: row.author})
CREATE (p)-[:MADE {at: row.work.created_at}]->(w:Work)
SET w = row.work
"""
STAGE = """
CREATE (h:Account:Organisation {id: $host, handle: 'House', handle_key: 'house', name_zh: '基金会',
  name_en: 'Foundation', kind: 'FOUNDATION', created_at: $start, bio_zh: '', bio_en: '', ledger_id: $host_pseudonym})
CREATE (h)-[:HOSTS]->(c:Campaign)
SET c = $campaign, c.submission_count = $entries
WITH c
UNWIND range(0, $organisations - 1) AS n
CREATE (o:Account:Organisation {id: $ids[n], handle: 'Member' + n, handle_key: 'member' + n, name_zh: '机构 ' + n,
  name_en: 'Member ' + n, kind: 'MEMBER', created_at: $start, bio_zh: '', bio_en: '', ledger_id: $pseudonyms[n]})
CREATE (o)-[:PARTNER_IN {id: $partners[n], state: 'VERIFIED', accepted_at: $start, verified_at: $start}]->(c)
"""
SUBMISSIONS = """
UNWIND $rows AS row
MATCH (p:Person {id: row.author})
MATCH (w:Work {id: row.work})
MATCH (o:Organisation {id: row.organisation})
MATCH (c:Campaign {id: row.submission.campaign_id})
CREATE (p)-[:ENTERED]->(s:Submission)
SET s = row.submission
CREATE (s)-[:OF]->(w)
CREATE (s)-[:IN]->(c)
CREATE (s)-[:ON_BEHALF_OF]->(o)
"""
THREADS = """
UNWIND $rows AS row
MATCH (a:Person {id: row.writer})
MATCH (b:Person {id: row.reader})
CREATE (t:Thread {id: row.id, pair: row.pair, number: size(row.messages), created_at: row.at, touched_at: row.at,
  state: 'OPEN', asked_by: a.id})
CREATE (a)-[:SITS]->(:Seat {id: a.id + ':' + t.id, account_id: a.id, sent: t.number, heard: 0, read: t.number,
  box: 'INBOX', last_id: row.messages[t.number - 1]})-[:AT]->(t)
CREATE (b)-[:SITS]->(:Seat {id: b.id + ':' + t.id, account_id: b.id, sent: 0, heard: 0, read: 0,
  box: 'INBOX', last_id: row.messages[t.number - 1], unread_by: b.id})-[:AT]->(t)
WITH row, a, t
UNWIND range(1, t.number) AS n
CREATE (:Message {id: row.messages[n - 1], thread_id: t.id, number: n, text: 'Message ' + n, sent_at: row.at + n,
  sender_id: a.id, nth: n, heard: 0, client_key: row.messages[n - 1]})
"""
