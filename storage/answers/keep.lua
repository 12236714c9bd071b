-- Keeps an answer, unless something that it shows was altered after `turn`, at which its filling began.
-- KEYS: the answer. ARGV: body, turn, seconds, most answers, then the ids that it shows.
local turn = tonumber(ARGV[2])
if tonumber(redis.call('GET', 'answers:turn') or '0') < turn then
  return 0 -- Redis has lost its memory in between
end
for n = 5, #ARGV do
  local at = redis.call('GET', 'answers:altered:' .. ARGV[n])
  if at and tonumber(at) > turn then
    return 0
  end
end
if redis.call('SCARD', 'answers:of:*') >= tonumber(ARGV[4]) then
  return 0
end
redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[3])
for n = 5, #ARGV do
  redis.call('SADD', 'answers:of:' .. ARGV[n], KEYS[1])
  redis.call('EXPIRE', 'answers:of:' .. ARGV[n], ARGV[3])
end
return 1
