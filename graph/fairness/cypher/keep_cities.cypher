// Notes on works in which city who made them lives and from which they come, so that a city's newest are read by an index.
// write
// alters nothing shown
// :param works => [{work_id: '01hzy6q0m3v8x2k4n7b9c1d5f6', city_id: '1815577', home_id: null}]
UNWIND $works AS work
MATCH (w:Work {id: work.work_id})
SET w.city_id = work.city_id, w.home_id = work.home_id
