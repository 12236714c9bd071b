// Marks an account as being who it says it is, or takes the mark back.
// write
// alters $account_id
// :param account_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param verified => true
// :param now => 1794000000000
MATCH (a:Account {id: $account_id})
SET a.verified_at = CASE WHEN $verified THEN coalesce(a.verified_at, $now) END
RETURN a.id
LIMIT 1
