// Makes an organisation whose owner is the viewer, unless the handle is taken.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param organisation_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param kind => 'FOUNDATION'
// :param handle => 'OneFoundation'
// :param handle_key => 'onefoundation'
// :param name_zh => '同行基金会'
// :param name_en => 'Kindred Foundation'
// :param bio_zh => ''
// :param bio_en => ''
// :param city_id => '1816670'
// :param record_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param now => 1794000000000
MATCH (viewer:Person {id: $viewer_id})
OPTIONAL MATCH (taken:Account {handle_key: $handle_key})
WITH viewer, taken, viewer.confirmed_at IS NOT NULL AS confirmed
CALL (viewer, taken, confirmed) {
  WITH viewer, taken, confirmed
  WHERE taken IS NULL AND confirmed
  CREATE (o:Account:Organisation {
    id: $organisation_id, kind: $kind, handle: $handle, handle_key: $handle_key,
    name_zh: $name_zh, name_en: $name_en, bio_zh: $bio_zh, bio_en: $bio_en, created_at: $now
  })
  CREATE (viewer)-[:MEMBER_OF {role: 'OWNER', since_at: $now}]->(o)
  CREATE (r:Record {id: $record_id, at: $now, kind: 'organisation:created'})-[:ABOUT]->(o)
  CREATE (r)-[:BY]->(viewer)
  CREATE (r)-[:FOR]->(o)
  WITH o
  MATCH (city:City {id: $city_id})
  CREATE (o)-[:LIVES_IN]->(city)
}
RETURN confirmed, taken IS NOT NULL
LIMIT 1
