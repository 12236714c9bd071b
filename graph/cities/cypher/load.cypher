// Adds cities that are not there yet, and what is near them.
// write
// :param rows => [{id: '1816670', name_en: 'Beijing', name_zh: '北京市', country: 'CN', people: 18960744, latitude: 39.9, longitude: 116.4, near_1: [], near_2: ['1816971'], near_3: []}]
UNWIND $rows AS row
MERGE (c:City {id: row.id})
SET c.name_en = row.name_en, c.name_zh = row.name_zh, c.name_key = toLower(row.name_en), c.country = row.country,
    c.people = row.people, c.latitude = row.latitude, c.longitude = row.longitude,
    c.near_1 = row.near_1, c.near_2 = row.near_2, c.near_3 = row.near_3
