// The worker could not make a video of a work: it is refused with the code of a problem.
// write
// :param work_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param code => 'DAMAGED'
// :param purge_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// :param folder => 'works/01hzy6q0m3v8x2k4n7b9c1d5f8/'
// :param now => 1794000000000
MATCH (w:Work {id: $work_id})
SET w.locked_at = $now
WITH w
WHERE w.state = 'PROCESSING'
SET w.state = 'REFUSED', w.refusal_code = $code
REMOVE w.step, w.poster_key, w.poster_width, w.poster_height
CREATE (:Purge {id: $purge_id, prefix: $folder, due_at: $now, passes: 0})
