// Declines an invitation; who holds the link may.
// write
// :param token_hash => 'ab'
// :param now => 1794000000000
MATCH (i:PartnerInvitation {token_hash: $token_hash})-[:TO]->(c:Campaign)
SET i.id = i.id // takes the write lock
WITH i, c, CASE
  WHEN i.state IN ['ACCEPTED', 'DECLINED'] THEN 'USED'
  WHEN i.state = 'EXPIRED' OR i.expires_at <= $now THEN 'EXPIRED'
  ELSE 'OK' END AS outcome
SET i.state = CASE WHEN outcome = 'OK' THEN 'DECLINED' ELSE i.state END
RETURN outcome
LIMIT 1
