-- Drops the rows up to a position from the stream and notes it, so that nobody takes the rest for the whole.
-- KEYS: 1 stream, 2 where the position is noted   ARGV: 1 the position, 2 the first position that stays
redis.call('SET', KEYS[2], ARGV[1])
return redis.call('XTRIM', KEYS[1], 'MINID', ARGV[2])
