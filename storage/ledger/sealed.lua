-- Adds a segment to the chain, unless somebody else has added one meanwhile. Answers 1 or 0.
-- KEYS: 1 list of segments (JSON)   ARGV: 1 how many there must be, 2 the segment
if redis.call('LLEN', KEYS[1]) ~= tonumber(ARGV[1]) then return 0 end
redis.call('RPUSH', KEYS[1], ARGV[2])
return 1
