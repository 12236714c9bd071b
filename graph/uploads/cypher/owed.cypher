// Which uploads has the server yet to look at, and whose bytes are to be thrown away?
// read
// :param now => 1794000000000
CALL () {
  MATCH (u:Upload)
  WHERE u.state = 'CHECKING' AND u.created_at > 0
  RETURN 'check_upload' AS job, u.id AS id, u.created_at AS at
  ORDER BY at, id
  LIMIT 200
  UNION ALL
  MATCH (u:Upload)
  WHERE u.discard_at <= $now
  RETURN 'discard_upload' AS job, u.id AS id, u.discard_at AS at
  ORDER BY at, id
  LIMIT 200
}
RETURN job, id
ORDER BY at, id
LIMIT 400
