-- TRIES: comparators that lie, raise, change the table and sort it again
-- ENDS: plays
function next_bet(ctx)
  if ctx.bets == 0 then
    local t = {}
    local function fill() for i = 1, 300 do t[i] = (i * 7919) % 301 end end
    fill() table.sort(t, function() return true end)
    fill() table.sort(t, function() return math.random() < 0.5 end)
    fill() pcall(table.sort, t, function(a, b) t[a] = nil t[#t + 1] = b return a < b end)
    fill() pcall(table.sort, t, function(a, b) error({}) end)
    local function again(a, b) table.sort(t, again) return a < b end
    fill() pcall(table.sort, t, again)
    pcall(table.sort, { 1, "x", {}, print }); pcall(table.sort, setmetatable({}, { __len = function() return 1e15 end, __index = error }))
    pcall(table.sort, { 0/0, 1, 0/0, 2 }); pcall(table.sort, ctx); pcall(table.sort, t, 1)
  end
  return 0.000001, 49.5, "high"
end
