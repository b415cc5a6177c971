-- TWIN of 052-callbacks-redefined
local function later(ctx) return 0.000002, 49.5, "low" end
function next_bet(ctx)
  if ctx.bets == 5 then next_bet = later end
  return 0.000001, 49.5, "high"
end
