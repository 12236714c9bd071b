// Keeps how often works were shown; a lower number never replaces a higher one.
// write
// alters nothing shown
// :param counts => [{work_id: '01hzy6q0m3v8x2k4n7b9c1d5f6', impressions: 3}]
UNWIND $counts AS count
MATCH (w:Work {id: count.work_id})
WHERE coalesce(w.impression_count, 0) < count.impressions
SET w.impression_count = count.impressions
