-- Adds what one step of the fold counted, if nobody else has stepped since it read. All or nothing.
-- KEYS: 1 how far the fold has come   ARGV: 1 the version that was read, 2 JSON of the changes, by kind and key:
--   at: fields of KEYS[1]   adds: hash increments   puts: hash fields where there are none   members: into sets
--   scores: into sorted sets   raises: sorted set increments   keep: the most members of a sorted set, highest kept
-- Numbers come as text, so that none is rounded on the way. Answers 1, or 0 where another step came first.
local version = redis.call('HGET', KEYS[1], 'version') or '0'
if version ~= ARGV[1] then return 0 end
local changes = cjson.decode(ARGV[2])
redis.call('HINCRBY', KEYS[1], 'version', 1)
for field, value in pairs(changes.at) do redis.call('HSET', KEYS[1], field, value) end
for key, fields in pairs(changes.adds) do
  for field, value in pairs(fields) do redis.call('HINCRBY', key, field, value) end
end
for key, fields in pairs(changes.puts) do
  for field, value in pairs(fields) do redis.call('HSETNX', key, field, value) end
end
for key, members in pairs(changes.members) do
  for _, member in ipairs(members) do redis.call('SADD', key, member) end
end
for key, scores in pairs(changes.scores) do
  for member, score in pairs(scores) do redis.call('ZADD', key, score, member) end
end
for key, raises in pairs(changes.raises) do
  for member, raise in pairs(raises) do redis.call('ZINCRBY', key, raise, member) end
end
for key, most in pairs(changes.keep) do redis.call('ZREMRANGEBYRANK', key, 0, -tonumber(most) - 1) end
return 1
