// What do boards need to know of these campaigns?
// read
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f6']
UNWIND $ids AS id
MATCH (c:Campaign {id: id})
RETURN c.id, c.state, c.rule_version, c.rule_votes, c.rule_likes, c.rule_plays, c.closes_at, c.frozen_at,
       c.frozen_board_digest, c.board_digest
ORDER BY c.id
LIMIT 1000
