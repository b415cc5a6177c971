-- TRIES: a recursion that is not a tail call, without end
-- ENDS: fault
local function f(...) local a, b, c = ... return 1 + f(a, b, c, ...) end
function next_bet(ctx)
  f(1, 2, 3)
  return 0.000001, 49.5, "high"
end
