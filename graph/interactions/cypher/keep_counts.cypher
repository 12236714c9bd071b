// Keeps plays and likes of works as of so many rows of the ledger; an older count never replaces a newer one.
// write
// alters $counts.work_id
// :param counts => [{work_id: '01hzy6q0m3v8x2k4n7b9c1d5f6', plays: 3, likes: 1}]
// :param rows => 1200
UNWIND $counts AS count
MATCH (w:Work {id: count.work_id})
WHERE coalesce(w.counted_row, 0) <= $rows
SET w.play_count = count.plays, w.like_count = count.likes, w.counted_row = $rows
