-- TWIN of 037-yield-where-one-cannot
function next_bet(ctx)
  local co = coroutine.wrap(function(a) local b = coroutine.yield(a + 1) pcall(coroutine.yield, b * 2) return "end" end)
  assert(co(1) == 2 and co(4) == 8 and co() == "end")
  return 0.000001, 49.5, "high"
end
