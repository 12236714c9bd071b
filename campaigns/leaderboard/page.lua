-- A page of a board, with what is known of the campaign's count, read at one moment.
-- KEYS: 1 board, 2 records of its entrants, 3 the campaign's count, 4 how far the fold has come, 5 the stream
-- ARGV: 1 at most so many rows, 2 and 3 score and member after which to begin, or ''
-- Answers [entrants, rank of the first row, late, revision, rule or '', closed or '', folded to, ledger's end, id, record, ...]
local size = redis.call('ZCARD', KEYS[1])
local first = 0
if ARGV[3] ~= '' then
  local score, last = tonumber(ARGV[2]), ARGV[3]
  local high = size
  while first < high do
    local middle = math.floor((first + high) / 2)
    local at = redis.call('ZRANGE', KEYS[1], middle, middle, 'WITHSCORES')
    local its = tonumber(at[2])
    if its < score or (its == score and at[1] <= last) then first = middle + 1 else high = middle end
  end
end
local c = redis.call('HMGET', KEYS[3], 'late', 'revision', 'rule', 'closed')
local last = '0-0'
local known = redis.pcall('XINFO', 'STREAM', KEYS[5])
if not known.err then
  for i = 1, #known, 2 do
    if known[i] == 'last-generated-id' then last = known[i + 1] end
  end
end
local answer = {size, first, c[1] or '0', c[2] or '0', c[3] or '', c[4] or '',
  redis.call('HGET', KEYS[4], 'id') or '0-0', last}
local members = {}
if tonumber(ARGV[1]) > 0 then members = redis.call('ZRANGE', KEYS[1], first, first + ARGV[1] - 1) end
local ids = {}
for i, member in ipairs(members) do ids[i] = string.sub(member, 15) end
for start = 1, #ids, 1000 do
  local some = {}
  for i = start, math.min(start + 999, #ids) do some[#some + 1] = ids[i] end
  for i, record in ipairs(redis.call('HMGET', KEYS[2], unpack(some))) do
    answer[#answer + 1] = some[i]
    answer[#answer + 1] = record
  end
end
return answer
