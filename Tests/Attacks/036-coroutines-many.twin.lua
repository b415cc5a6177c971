-- TWIN of 036-coroutines-many
local kept = {}
function next_bet(ctx)
  for i = 1, 20 do kept[i] = coroutine.create(coroutine.yield) assert(coroutine.resume(kept[i], i)) end
  return 0.000001, 49.5, "high"
end
