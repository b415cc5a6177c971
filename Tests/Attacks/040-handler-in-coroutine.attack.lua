-- TRIES: a handler that goes on in a coroutine after the time is over
-- ENDS: fault
function next_bet(ctx)
  local function forever() while true do end end
  local function handler() coroutine.wrap(forever)() end
  while true do coroutine.wrap(function() xpcall(forever, handler) xpcall(forever, forever) forever() end)() end
  return 0.000001, 49.5, "high"
end
