-- TRIES: a function within a function within a function
-- ENDS: fault
local f = function() return 1 end
function next_bet(ctx)
  while true do local g = f f = function() return g() + 1 end end
  return 0.000001, 49.5, "high"
end
