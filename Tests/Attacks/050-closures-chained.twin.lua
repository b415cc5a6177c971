-- TWIN of 050-closures-chained
local f = function() return 1 end
function next_bet(ctx)
  local h = f for _ = 1, 20 do local g = h h = function() return g() + 1 end end assert(h() == 21)
  return 0.000001, 49.5, "high"
end
