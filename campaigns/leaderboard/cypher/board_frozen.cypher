// Keeps the digest of a frozen board, if none was kept since it was frozen, and says which one holds.
// write
// :param campaign_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param frozen_at => 1794000000000
// :param digest => 'ab12'
MATCH (c:Campaign {id: $campaign_id})
SET c.id = c.id // takes the write lock
WITH c
WHERE c.state = 'FROZEN' AND c.frozen_at = $frozen_at
SET c.frozen_board_digest = coalesce(c.frozen_board_digest, $digest)
RETURN c.frozen_board_digest
LIMIT 1
