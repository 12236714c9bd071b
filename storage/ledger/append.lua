-- Appends a group of entries to the ledger, in order, and keeps the state beside it. One call, one fsync, all or nothing.
-- KEYS: 1 the stream, 2 this committer's last answer, 3.. the state key of each entry
-- ARGV: 1 number of the group, 2 how long (ms) its answer is kept, then eight values an entry:
--       kind actor campaign submission work organisation cast_at extra
-- Answers JSON: [[position or "", late 0|1, state kept], ...]
-- Sent again with the same number (a connection was lost) it answers what it answered, and writes nothing.
if redis.replicate_commands then redis.replicate_commands() end

local before = redis.call('GET', KEYS[2])
if before then
  local number, answer = string.match(before, '^(%d+) (.*)$')
  if tonumber(number) >= tonumber(ARGV[1]) then return answer end
end

-- Received at: the clock, but never before the row that is last already, so that order and time agree.
local clock = redis.call('TIME')
local ms = tonumber(clock[1]) * 1000 + math.floor(tonumber(clock[2]) / 1000)
local seq = -1
local known = redis.pcall('XINFO', 'STREAM', KEYS[1])
if not known.err then
  for i = 1, #known, 2 do
    if known[i] == 'last-generated-id' then
      local last_ms, last_seq = string.match(known[i + 1], '^(%d+)-(%d+)$')
      if tonumber(last_ms) >= ms then
        ms = tonumber(last_ms)
        seq = tonumber(last_seq)
      end
    end
  end
end

local function add(a, late, replaced, rule)
  seq = seq + 1
  local id = string.format('%.0f-%.0f', ms, seq)
  redis.call('XADD', KEYS[1], id, 'kind', a[1], 'actor', a[2], 'campaign', a[3], 'submission', a[4], 'work', a[5],
    'organisation', a[6], 'cast_at', a[7], 'late', late, 'before', replaced, 'rule', rule)
  return id
end

local put = {}

function put.PLAY(state, a)
  if not redis.call('SET', state, '1', 'NX', 'EX', 172800) then return {'', 0, '1'} end
  return {add(a, 0, '', ''), 0, '1'}
end

function put.LIKE(state, a)
  local held = redis.call('HGET', state, a[2])
  if held then return {'', 0, held} end
  local id = add(a, 0, '', '')
  redis.call('HSET', state, a[2], id)
  return {id, 0, id}
end

function put.UNLIKE(state, a)
  local held = redis.call('HGET', state, a[2])
  if not held then return {'', 0, ''} end
  redis.call('HDEL', state, a[2])
  return {add(a, 0, held, ''), 0, ''}
end

function put.VOTE(state, a)
  local held = redis.call('HGET', state, a[2]) or ''
  if held == a[4] then return {'', 0, held} end
  if ms < tonumber(a[8]) then
    redis.call('HSET', state, a[2], a[4])
    return {add(a, 0, held, ''), 0, a[4]}
  end
  local late = redis.call('HGET', state .. ':late', a[2]) or ''
  if late == a[4] then return {'', 1, held} end
  redis.call('HSET', state .. ':late', a[2], a[4])
  return {add(a, 1, late, ''), 1, held}
end

function put.ENTRY(state, a)
  if redis.call('HGET', state, a[4]) == a[8] then return {'', 0, a[8]} end
  redis.call('HSET', state, a[4], a[8])
  return {add(a, 0, '', ''), 0, a[8]}
end

function put.ENTRY_OUT(state, a)
  if redis.call('HDEL', state, a[4]) == 0 then return {'', 0, ''} end
  return {add(a, 0, '', ''), 0, ''}
end

function put.RULE(state, a)
  if redis.call('GET', state) == a[8] then return {'', 0, a[8]} end
  redis.call('SET', state, a[8])
  return {add(a, 0, '', a[8]), 0, a[8]}
end

function put.CLOSE(state, a)
  local held = redis.call('GET', state)
  if held then return {'', 0, held} end
  if ms < tonumber(a[8]) then return {'', 0, ''} end
  local id = add(a, 0, '', '')
  redis.call('SET', state, id)
  return {id, 0, id}
end

local answers = {}
for i = 3, #KEYS do
  local at = 3 + (i - 3) * 8
  local a = {}
  for j = 0, 7 do a[j + 1] = ARGV[at + j] end
  answers[i - 2] = put[a[1]](KEYS[i], a)
end
local answer = cjson.encode(answers)
redis.call('SET', KEYS[2], ARGV[1] .. ' ' .. answer, 'PX', ARGV[2])
return answer
