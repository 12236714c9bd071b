// What does the worker need to make the ladder of a work?
// read
// :param work_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
MATCH (w:Work {id: $work_id})-[:FROM]->(u:Upload)
RETURN w.ladder_owed_at IS NOT NULL, u.key, u.byte_size,
       u {
         .container, .duration_ms, .width, .height, .rate, .video_index, .video_codec, .audio_index, .audio_codec,
         .transfer
       }
LIMIT 1
