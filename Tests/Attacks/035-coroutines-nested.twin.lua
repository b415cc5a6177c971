-- TWIN of 035-coroutines-nested
local function deeper(n) if n == 0 then return 1 end return coroutine.wrap(deeper)(n - 1) + 1 end
function next_bet(ctx)
  assert(deeper(20) == 21)
  return 0.000001, 49.5, "high"
end
