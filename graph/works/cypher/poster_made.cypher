// The poster of a work is in the object store.
// write
// alters $work_id
// :param work_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param key => 'works/01hzy6q0m3v8x2k4n7b9c1d5f8/poster.jpg'
// :param width => 1280
// :param height => 720
MATCH (w:Work {id: $work_id})
WHERE w.state = 'PROCESSING'
SET w.poster_key = $key, w.poster_width = $width, w.poster_height = $height, w.step = 'VIDEO'
