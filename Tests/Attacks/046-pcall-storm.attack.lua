-- TRIES: protected calls around protected calls, when the time is over
-- ENDS: fault
function next_bet(ctx)
  local function forever() while true do end end
  local function again() pcall(again) while true do pcall(pcall, forever) pcall(coroutine.wrap(forever)) end end
  while true do pcall(again) end
  return 0.000001, 49.5, "high"
end
