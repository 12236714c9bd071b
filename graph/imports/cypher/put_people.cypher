// Puts a batch of a people file into the graph and moves the import on.
// write
// An account that belongs to somebody stays as it is; an imported one that nobody has claimed gets what the file says.
// :param import_id => 'ab12'
// :param before => 0
// :param after => 4711
// :param row => 5000
// :param errors_bytes => 0
// :param rows => [{id: '01hzy6q0m3v8x2k4n7b9c1d5f6', ledger_id: '01hzy6q0m3v8x2k4n7b9c1d5f7', handle: 'Mei', handle_key: 'mei', name: '梅', name_en: 'Mei', language: 'ZH', kind: null, bio: null, city_id: '1816670', source: 'cd34:17'}]
// :param now => 1794000000000
MATCH (l:FollowImport {id: $import_id})
SET l.touched_at = $now
WITH l
WHERE l.people_position = $before
CALL () {
  UNWIND $rows AS row
  MERGE (a:Account {handle_key: row.handle_key})
  ON CREATE SET a.id = row.id, a.ledger_id = row.ledger_id, a.handle = row.handle, a.created_at = $now,
    a.imported = true, a.kind = row.kind
  WITH row, a, a.id = row.id AS made
  FOREACH (ignored IN CASE WHEN made AND row.kind IS NULL THEN [1] ELSE [] END |
    SET a:Person, a.guardian = 'NOT_NEEDED'
  )
  FOREACH (ignored IN CASE WHEN made AND row.kind IS NOT NULL THEN [1] ELSE [] END |
    SET a:Organisation
  )
  FOREACH (ignored IN CASE WHEN a.imported AND a:Person AND row.kind IS NULL THEN [1] ELSE [] END |
    SET a.name = row.name, a.language = row.language, a.bio_zh = row.bio
  )
  FOREACH (ignored IN CASE WHEN a.imported AND a:Organisation AND row.kind IS NOT NULL THEN [1] ELSE [] END |
    SET a.name_zh = row.name, a.name_en = row.name_en, a.bio_zh = coalesce(row.bio, ''), a.bio_en = coalesce(a.bio_en, '')
  )
  FOREACH (key IN CASE WHEN row.source IS NULL THEN [] ELSE [row.source] END |
    MERGE (k:ImportedName {key: key})
    MERGE (k)-[:NAMES]->(a)
  )
  WITH row, a, made
  OPTIONAL MATCH (city:City {id: row.city_id})
  FOREACH (home IN CASE WHEN city IS NULL OR NOT coalesce(a.imported, false) OR EXISTS { (a)-[:LIVES_IN]->() } THEN [] ELSE [city] END |
    MERGE (a)-[:LIVES_IN]->(home)
  )
  RETURN sum(CASE WHEN made THEN 1 ELSE 0 END) AS made
}
SET l.people_position = $after, l.people_row = $row, l.errors_bytes = $errors_bytes, l.people_made = l.people_made + made,
  l.people_there = l.people_there + size($rows) - made
RETURN made
LIMIT 1
