// The rows of imports, and whether each address has been invited to the campaign already.
// read
// :param import_ids => ['01hzy6q0m3v8x2k4n7b9c1d5f9']
// :param now => 1794000000000
UNWIND $import_ids AS import_id
MATCH (r:ImportRow)-[:IN]->(s:PartnerImport {id: import_id})-[:FOR]->(c:Campaign)
RETURN s.id, r.id, r.number, r.name_zh, r.name_en, r.contact, r.email, r.city, r.registration, r.kind,
  r.included, r.result, EXISTS {
    MATCH (old:PartnerInvitation {email_key: r.email_key})-[:TO]->(c)
    WHERE old.state = 'ACCEPTED' OR (old.state = 'OPEN' AND old.expires_at > $now)
  }
ORDER BY s.id, r.number, r.id
LIMIT 50000
