// The video of a work is in the object store: it is ready, and public unless a minor's that waits for a yes.
// write
// :param work_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param video => {video_key: 'works/01hzy6q0m3v8x2k4n7b9c1d5f8/video.mp4', video_width: 1280, video_height: 720, duration_ms: 5280, video_bytes: 1087381}
// :param adult_born_by => '2008-11-24'
// :param now => 1794000000000
MATCH (author:Person)-[:MADE]->(w:Work {id: $work_id})
SET w.locked_at = $now
WITH author, w
CALL (author, w) {
  WITH author, w
  WHERE w.state = 'PROCESSING'
  SET w += $video, w.state = 'READY', w.step = 'DONE', w.ready_at = $now, w.ladder_owed_at = $now
  WITH author, w,
       NOT coalesce(w.by_minor, false)
       OR ((author.birth_date <= $adult_born_by OR author.guardian = 'GIVEN')
           AND EXISTS { (w)<-[:OF]-(:Submission {state: 'ACCEPTED'}) }) AS allowed
  SET w.published_at = CASE WHEN allowed THEN $now END,
      w.waiting_since_at = CASE WHEN allowed THEN null ELSE $now END
}
RETURN w.state
LIMIT 1
