-- Things were altered: drops the answers that show them, and bars those that are being filled now.
-- ARGV: seconds that a filling may take at most, then the ids.
local turn = redis.call('INCR', 'answers:turn')
for n = 2, #ARGV do
  redis.call('SET', 'answers:altered:' .. ARGV[n], turn, 'EX', ARGV[1])
  local held = 'answers:of:' .. ARGV[n]
  for _, answer in ipairs(redis.call('SMEMBERS', held)) do
    redis.call('DEL', answer)
  end
  redis.call('DEL', held)
end
return turn
