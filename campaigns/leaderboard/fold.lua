-- Folds the next rows of the ledger into the boards, together with the note of how far it has come: all or nothing.
-- KEYS: 1 the stream, 2 the position up to which the stream has been trimmed
-- ARGV: 1 prefix of all keys of this fold, 2 at most so many rows,
--       3 the position the rows of 4 follow, 4 rows (JSON, as XRANGE gives them) or '' to read the stream,
--       5 only this campaign, or '' for all
-- Answers JSON: {at, rows, moved: [campaign, ...]} or {at, problem: 'held' | 'trimmed' | 'elsewhere'}
--
-- An entrant's record is "n,votes,likes,plays,points,reached": n is how many of its submissions count (1 or 0 for a
-- submission itself), reached since when it has had these points. A submission's goes on with
-- ",author,organisation,work,spans": the stretches of the ledger in which it counted. Its votes are kept while it
-- does not count, and count again when it does.
-- A board is a sorted set of -points, whose members "reached:id" order equal points.
if redis.replicate_commands then redis.replicate_commands() end

local P, ONLY = ARGV[1], ARGV[5]
local OF_WORK = {PLAY = true, LIKE = true, UNLIKE = true} -- count wherever the work is entered
local FIGURES, NOTHING = '^(%-?%d+),(%-?%d+),(%-?%d+),(%-?%d+),(%-?%d+),(%d+)(.*)$', '0,0,0,0,0,0,,,,'
local BOARD = {s = 'ENTRIES', p = 'PEOPLE', o = 'ORGANISATIONS'}
local ID, MS -- of the row at hand
local held, touched, campaigns, moved, works, entered = {}, {}, {}, {}, {}, {}

local function num(x) return x < 1e14 and x > -1e14 and tostring(x) or string.format('%.0f', x) end

local function split(text, by)
  local parts = {}
  for part in string.gmatch(text .. by, '([^' .. by .. ']*)' .. by) do parts[#parts + 1] = part end
  return parts
end

local function place(id)
  local ms, seq = string.match(id, '^(%d+)-(%d+)$')
  return tonumber(ms), tonumber(seq)
end

local function before(a, b)
  local a_ms, a_seq = place(a)
  local b_ms, b_seq = place(b)
  return a_ms < b_ms or (a_ms == b_ms and a_seq < b_seq)
end

local function campaign(id)
  local c = campaigns[id]
  if c then return c end
  local raw = redis.call('HMGET', P .. 'c:' .. id, 'rule', 'closes_at', 'closed', 'late')
  c = {rule = raw[1], closes_at = tonumber(raw[2] or nil), closed = raw[3], late = tonumber(raw[4] or '0')}
  local weights = c.rule and split(c.rule, ',') or {'0', '0', '0', '0'}
  c.votes, c.likes, c.plays = tonumber(weights[2]), tonumber(weights[3]), tonumber(weights[4])
  campaigns[id] = c
  return c
end

local function member(r) return string.format('%013.0f', r.reached) .. ':' .. r.id end

local function record(kind, c, id)
  local key = kind .. c .. '/' .. id
  local r = held[key]
  if r then return r end
  local raw = redis.call('HGET', P .. kind .. ':' .. c, id) or NOTHING
  local n, v, l, p, points, reached, rest = string.match(raw, FIGURES)
  r = {kind = kind, c = c, id = id, n = tonumber(n), v = tonumber(v), l = tonumber(l), p = tonumber(p),
    points = tonumber(points), reached = tonumber(reached)}
  if kind == 's' then r.author, r.organisation, r.work, r.spans = string.match(rest, ',([^,]*),([^,]*),([^,]*),(.*)') end
  if r.n > 0 then r.was_member, r.was_points = member(r), r.points end
  held[key] = r
  touched[#touched + 1] = r
  return r
end

local function change(r, n, v, l, p)
  local c = campaign(r.c)
  if r.row ~= ID then r.row, r.then_n, r.then_points, r.then_reached = ID, r.n, r.points, r.reached end
  r.n, r.v, r.l, r.p = r.n + n, r.v + v, r.l + l, r.p + p
  r.points = c.votes * r.v + c.likes * r.l + c.plays * r.p
  if r.n == 0 then
    r.reached = 0
  elseif r.then_n > 0 and r.points == r.then_points then
    r.reached = r.then_reached -- what one row takes and gives back has changed nothing
  else
    r.reached = MS
  end
  moved[r.c] = true
end

local function for_sums(r, n, v, l, p)
  change(record('p', r.c, r.author), n, v, l, p)
  if r.organisation ~= '' then change(record('o', r.c, r.organisation), n, v, l, p) end
end

local function count(r, v, l, p)
  change(r, 0, v, l, p)
  if r.n > 0 then for_sums(r, 0, v, l, p) end
end

local function submissions_of(work)
  local list = entered[work]
  if not list then
    list = {}
    for pair in string.gmatch(redis.call('HGET', P .. 'entered', work) or '', '%S+') do list[#list + 1] = pair end
    entered[work] = list
  end
  return list
end

local function counted_then(r, like)
  for from, to in string.gmatch(r.spans, '([^~;]+)~([^;]*);') do
    if not before(like, from) and (to == '' or before(like, to)) then return true end
  end
  return false
end

local function leave(r)
  for_sums(r, -1, -r.v, -r.l, -r.p)
  change(r, -1, 0, 0, 0)
  r.spans = string.sub(r.spans, 1, -2) .. ID .. ';'
end

local function of_work(row, v)
  local w = works[row.work]
  if not w and ONLY == '' then
    local f = split(redis.call('HGET', P .. 'works', row.work) or '0,0', ',')
    w = {plays = tonumber(f[1]), likes = tonumber(f[2])}
    works[row.work] = w
  end
  if w then w[v.counter] = w[v.counter] + v.by end
  for _, pair in ipairs(submissions_of(row.work)) do
    local c_id, s_id = string.match(pair, '^([^/]+)/(.+)$')
    local c = campaign(c_id)
    if not c.closed and c.closes_at and MS < c.closes_at then
      local r = record('s', c_id, s_id)
      if r.work == row.work and v.counts(r, row) then count(r, 0, v.likes, v.plays) end
    end
  end
end

local function counting(r) return r.n > 0 end
local PLAY = {counter = 'plays', by = 1, likes = 0, plays = 1, counts = counting}
local LIKE = {counter = 'likes', by = 1, likes = 1, plays = 0, counts = counting}
local UNLIKE = {counter = 'likes', by = -1, likes = -1, plays = 0,
  counts = function(r, row) return counted_then(r, row.before) end}

local fold = {}
function fold.PLAY(row) of_work(row, PLAY) end
function fold.LIKE(row) of_work(row, LIKE) end
function fold.UNLIKE(row) of_work(row, UNLIKE) end

function fold.VOTE(row, _)
  local c = campaign(row.campaign)
  if row.late == '1' then
    if row.before == '' then
      c.late = c.late + 1
      moved[row.campaign] = true
    end
  elseif not c.closed then
    if row.before ~= '' then count(record('s', row.campaign, row.before), -1, 0, 0) end
    count(record('s', row.campaign, row.submission), 1, 0, 0)
  end
end

function fold.ENTRY(row)
  if campaign(row.campaign).closed then return end
  local r = record('s', row.campaign, row.submission)
  if r.n > 0 then leave(r) end
  r.author, r.organisation, r.work = row.actor, row.organisation, row.work
  r.spans = r.spans .. ID .. '~;'
  change(r, 1, 0, 0, 0)
  for_sums(r, 1, r.v, r.l, r.p)
  local list, pair = submissions_of(row.work), row.campaign .. '/' .. row.submission
  for _, known in ipairs(list) do
    if known == pair then return end
  end
  list[#list + 1] = pair
  redis.call('HSET', P .. 'entered', row.work, table.concat(list, ' '))
end

function fold.ENTRY_OUT(row)
  if campaign(row.campaign).closed then return end
  local r = record('s', row.campaign, row.submission)
  if r.n > 0 then leave(r) end
end

function fold.RULE(row, _)
  local c = campaign(row.campaign)
  if c.closed then return end
  local f = split(row.rule, ',')
  if not c.rule then
    c.rule = table.concat(f, ',', 1, 4)
    c.votes, c.likes, c.plays = tonumber(f[2]), tonumber(f[3]), tonumber(f[4])
  end
  if not c.closes_at or MS < c.closes_at then c.closes_at = tonumber(f[5]) end
  moved[row.campaign] = true
end

function fold.CLOSE(row)
  local c = campaign(row.campaign)
  if c.closed then return end
  c.closed = ID
  moved[row.campaign] = true
end

local at = redis.call('HMGET', P .. 'at', 'id', 'rows')
local here, total = at[1] or '0-0', tonumber(at[2] or '0')
if redis.call('EXISTS', P .. 'hold') == 1 then return cjson.encode({at = here, problem = 'held'}) end
local rows
if ARGV[4] ~= '' then
  if ARGV[3] ~= here then return cjson.encode({at = here, problem = 'elsewhere'}) end
  rows = cjson.decode(ARGV[4])
else
  local trimmed = redis.call('GET', KEYS[2])
  if trimmed and before(here, trimmed) then return cjson.encode({at = here, problem = 'trimmed'}) end
  rows = redis.call('XRANGE', KEYS[1], '(' .. here, '+', 'COUNT', ARGV[2])
end

for _, each in ipairs(rows) do
  local f = each[2] -- names and values, in the order of append.lua
  local row = {kind = f[2], actor = f[4], campaign = f[6], submission = f[8], work = f[10], organisation = f[12],
    late = f[16], before = f[18], rule = f[20]}
  here = each[1]
  if ONLY == '' or OF_WORK[row.kind] or row.campaign == ONLY then
    ID, MS = here, place(here)
    local count_row = fold[row.kind]
    if count_row then count_row(row) end -- a kind of a later version moves no board of this one
  end
end

-- Everything is written with few commands, each for many entrants.
local pending = {}
local function later(command, key, one, two)
  local name = command .. key
  local list = pending[name]
  if not list then
    list = {command = command, key = key}
    pending[name] = list
    pending[#pending + 1] = list
  end
  list[#list + 1] = one
  if two then list[#list + 1] = two end
end

for _, r in ipairs(touched) do
  local board, records = P .. 'z:' .. BOARD[r.kind] .. ':' .. r.c, P .. r.kind .. ':' .. r.c
  local is = r.n > 0 and member(r) or nil
  if r.was_member and r.was_member ~= is then later('ZREM', board, r.was_member) end
  if is and (is ~= r.was_member or r.points ~= r.was_points) then later('ZADD', board, num(0 - r.points), is) end
  local text = num(r.n) .. ',' .. num(r.v) .. ',' .. num(r.l) .. ',' .. num(r.p) .. ',' .. num(r.points) .. ','
    .. num(r.reached)
  if r.kind == 's' then
    later('HSET', records, r.id, text .. ',' .. r.author .. ',' .. r.organisation .. ',' .. r.work .. ',' .. r.spans)
  elseif is then
    later('HSET', records, r.id, text)
  else
    later('HDEL', records, r.id)
  end
end
for work, w in pairs(works) do
  later('HSET', P .. 'works', work, num(w.plays) .. ',' .. num(w.likes))
  later('SADD', P .. 'dirty', work)
end
for _, order in ipairs({'ZREM', 'HDEL', 'HSET', 'ZADD', 'SADD'}) do
  for _, list in ipairs(pending) do
    if list.command == order then
      for from = 1, #list, 1000 do
        redis.call(order, list.key, unpack(list, from, math.min(from + 999, #list)))
      end
    end
  end
end
local list = {}
for id in pairs(moved) do
  local c = campaigns[id]
  local key = P .. 'c:' .. id
  redis.call('HSET', key, 'late', num(c.late))
  if c.rule then redis.call('HSET', key, 'rule', c.rule) end
  if c.closes_at then redis.call('HSET', key, 'closes_at', num(c.closes_at)) end
  if c.closed then redis.call('HSET', key, 'closed', c.closed) end
  redis.call('HINCRBY', key, 'revision', 1)
  redis.call('SADD', P .. 'campaigns', id)
  list[#list + 1] = id
end
if #rows > 0 then redis.call('HSET', P .. 'at', 'id', here, 'rows', num(total + #rows)) end
return cjson.encode({at = here, rows = #rows, moved = list})
