// In which folder does the ladder of a work lie?
// read
// :param work_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
MATCH (w:Work {id: $work_id})
RETURN w.ladder_folder
LIMIT 1
