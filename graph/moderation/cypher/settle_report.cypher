// An operator has settled a report.
// write
// alters nothing shown
// :param report_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param now => 1794000000000
MATCH (r:Report {id: $report_id})
SET r.state = 'SETTLED', r.settled_at = coalesce(r.settled_at, $now)
RETURN r.id
LIMIT 1
