// Which works wait for the worker or for their visibility to be settled, and which objects are to be removed?
// read
// :param now => 1794000000000
CALL () {
  MATCH (w:Work)
  WHERE w.state = 'PROCESSING' AND w.created_at > 0
  RETURN 'process_work' AS job, w.id AS id, w.created_at AS at
  ORDER BY at, id
  LIMIT 200
  UNION ALL
  MATCH (w:Work)
  WHERE w.settle_at <= $now
  RETURN 'settle_work' AS job, w.id AS id, w.settle_at AS at
  ORDER BY at, id
  LIMIT 200
  UNION ALL
  MATCH (w:Work)
  WHERE w.ladder_owed_at <= $now
  RETURN 'make_ladder' AS job, w.id AS id, w.ladder_owed_at AS at
  ORDER BY at, id
  LIMIT 50
  UNION ALL
  MATCH (x:Purge)
  WHERE x.due_at <= $now
  RETURN 'purge_objects' AS job, x.id AS id, x.due_at AS at
  ORDER BY at, id
  LIMIT 200
}
RETURN job, id
ORDER BY at, id
LIMIT 700
