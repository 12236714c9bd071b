// Says whether follows of the viewer are asked for; a minor's always are.
// write
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param adult_born_by => '2008-11-24'
// :param private => true
MATCH (viewer:Person {id: $viewer_id})
WITH viewer, coalesce(viewer.birth_date > $adult_born_by, false) AS is_minor
SET viewer.is_private = CASE WHEN is_minor OR $private THEN true END
RETURN is_minor
LIMIT 1
