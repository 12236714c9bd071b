// Where do organisations stand in campaigns in which works were entered on their behalf?
// read
// :param pairs => [{campaign_id: '01hzy6q0m3v8x2k4n7b9c1d5f8', organisation_id: '01hzy6q0m3v8x2k4n7b9c1d5f7'}]
UNWIND $pairs AS pair
MATCH (o:Organisation {id: pair.organisation_id})
MATCH (c:Campaign {id: pair.campaign_id})
MATCH (o)-[p:PARTNER_IN]->(c)
WHERE p.state IN ['REVOKED', 'EXPIRED']
RETURN c.id, o.id, p.state, p.changed_at
ORDER BY c.id, o.id
LIMIT 10100
