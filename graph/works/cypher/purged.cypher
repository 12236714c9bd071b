// The objects of a purge are removed: it comes once more, for what a job under way wrote after it, then is forgotten.
// write
// alters nothing shown
// :param purge_id => '01hzy6q0m3v8x2k4n7b9c1d5f9'
// :param again_at => 1794021600000
MATCH (x:Purge {id: $purge_id})
SET x.passes = x.passes + 1, x.due_at = $again_at
WITH x
WHERE x.passes > 1
DELETE x
