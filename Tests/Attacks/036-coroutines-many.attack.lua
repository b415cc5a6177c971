-- TRIES: coroutines without number, all of them waiting
-- ENDS: fault
local kept = {}
function next_bet(ctx)
  while true do local co = coroutine.create(function() coroutine.yield() end) coroutine.resume(co) kept[#kept + 1] = co end
  return 0.000001, 49.5, "high"
end
