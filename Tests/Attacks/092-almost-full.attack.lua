-- TRIES: memory filled to the brim and kept so, in every bet a little more
-- ENDS: fault
local kept = {} for i = 1, 40 do kept[i] = ("x"):rep(1000000 + i) end
function next_bet(ctx)
  kept[#kept + 1] = ("y"):rep(700000 + #kept)
  return 0.000001, 49.5, "high"
end
