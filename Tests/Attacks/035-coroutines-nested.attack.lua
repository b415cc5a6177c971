-- TRIES: coroutines within coroutines without end
-- ENDS: fault
local function deeper() return coroutine.wrap(deeper)() end
function next_bet(ctx)
  deeper()
  return 0.000001, 49.5, "high"
end
