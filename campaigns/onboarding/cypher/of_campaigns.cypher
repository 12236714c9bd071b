// The newest imports of campaigns, for editors of the host only, without those that were discarded.
// read
// :param campaign_ids => ['01hzy6q0m3v8x2k4n7b9c1d5f8']
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param roles => ['OWNER', 'EDITOR']
MATCH (v:Person {id: $viewer_id})
UNWIND $campaign_ids AS campaign_id
MATCH (c:Campaign {id: campaign_id})<-[:HOSTS]-(host:Organisation)
WHERE EXISTS { (v)-[m:MEMBER_OF]->(host) WHERE m.role IN $roles }
CALL (c) {
  MATCH (c)<-[:FOR]-(s:PartnerImport)
  WHERE s.state <> 'DISCARDED'
  RETURN s
  ORDER BY s.id DESC
  LIMIT 20
}
CALL (s) {
  MATCH (s)<-[:IN]-(r:ImportRow)
  RETURN sum(CASE WHEN r.included THEN 1 ELSE 0 END) AS included, count(r.result) AS sent
}
RETURN s.id, c.id, s.file_name, s.state, s.created_at, s.row_count, included, sent
ORDER BY c.id, s.id DESC
LIMIT 2020
