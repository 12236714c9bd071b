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
