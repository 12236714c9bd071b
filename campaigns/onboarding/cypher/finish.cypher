// Says that an import is sent, where no row of it waits any more.
// write
// :param import_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// alters nothing shown
MATCH (s:PartnerImport {id: $import_id})
WHERE s.state = 'SENDING' AND NOT EXISTS { (s)<-[:IN]-(r:ImportRow) WHERE r.included AND r.result IS NULL }
SET s.state = 'SENT'
