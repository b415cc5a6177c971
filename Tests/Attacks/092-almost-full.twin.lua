-- TWIN of 092-almost-full
local kept = {} for i = 1, 10 do kept[i] = ("x"):rep(1000000 + i) end
function next_bet(ctx)
  kept[11] = ("y"):rep(7000 + ctx.bets)
  return 0.000001, 49.5, "high"
end
