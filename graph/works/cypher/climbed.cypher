// The ladder of a work lies in the object store in this folder, or cannot be made for this reason.
// write
// alters $work_id
// :param work_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param made => {ladder_folder: 'works/01hzy6q0m3v8x2k4n7b9c1d5f8/ladder/01hzy6q0m3v8x2k4n7b9c1d5f9/', still_count: 6}
MATCH (w:Work {id: $work_id})
SET w.id = w.id
WITH w
WHERE w.ladder_owed_at IS NOT NULL
SET w += $made
REMOVE w.ladder_owed_at
RETURN w.id
LIMIT 1
