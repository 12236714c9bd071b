-- Records one batch of exposures of one viewer. One call, one fsync, all or nothing; the same batch again changes nothing.
-- KEYS: 1 stream, 2 the batch's mark, 3 what the viewer has seen, 4 what the viewer has played
-- ARGV: 1 surface, 2 campaign, 3 how long (s) a mark is kept, 4 how long (ms) one seeing counts once,
--       5 most seen works kept, 6 how long (s) they are kept, then four values an item: work creator dwell played
-- Answers how many items were recorded the first time.
local known = redis.call('GET', KEYS[2])
if known then return tonumber(known) end

local clock = redis.call('TIME')
local ms = tonumber(clock[1]) * 1000 + math.floor(tonumber(clock[2]) / 1000)

-- Once within the time, whatever a browser sends: seen again the same day is no second impression.
local function first(key, work)
  local before = redis.call('ZSCORE', key, work)
  if before and ms - tonumber(before) < tonumber(ARGV[4]) then return 0 end
  redis.call('ZADD', key, ms, work)
  return 1
end

local items = {}
for at = 7, #ARGV, 4 do
  local seen = first(KEYS[3], ARGV[at])
  local played = 0
  if ARGV[at + 3] == '1' then played = first(KEYS[4], ARGV[at]) end
  items[#items + 1] = {ARGV[at], ARGV[at + 1], tonumber(ARGV[at + 2]), seen, played}
end
for at = 3, 4 do
  redis.call('ZREMRANGEBYRANK', KEYS[at], 0, -tonumber(ARGV[5]) - 1)
  redis.call('EXPIRE', KEYS[at], ARGV[6])
end
redis.call('XADD', KEYS[1], '*', 'surface', ARGV[1], 'campaign', ARGV[2], 'items', cjson.encode(items))
redis.call('SET', KEYS[2], #items, 'EX', ARGV[3])
return #items
