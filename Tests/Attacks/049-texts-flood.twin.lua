-- TWIN of 049-texts-flood
local kept = {}
function next_bet(ctx)
  kept["k" .. ctx.bets] = "v" .. ctx.bets
  return 0.000001, 49.5, "high"
end
