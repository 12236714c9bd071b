// Which imports are being sent?
// read
// :param now => 1794000000000
MATCH (s:PartnerImport)
WHERE s.state = 'SENDING' AND s.created_at <= $now
RETURN s.id
ORDER BY s.created_at, s.id
LIMIT 100
