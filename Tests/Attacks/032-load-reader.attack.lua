-- TRIES: readers that never end, raise, yield, or give what is no text
-- ENDS: plays
function next_bet(ctx)
  assert(not load(function() return "x = 1 " end)); assert(not pcall(load, function() error({}) end))
  pcall(load, function() return 1 end); pcall(load, function() return {} end); pcall(load, print); pcall(load, next)
  pcall(coroutine.wrap(function() return load(coroutine.yield) end))
  local n = 0
  local f = load(function() n = n + 1 return n < 200 and "-- " .. n .. "\n" or nil end)
  assert(f and not load("\27Lua") and not load("\27Lua", "x", "b") and not load(("x = 1 "):rep(100000)))
  pcall(load, string.rep, "=x"); pcall(load, load, load, load, load)
  return 0.000001, 49.5, "high"
end
