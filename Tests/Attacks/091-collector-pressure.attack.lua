-- TRIES: garbage made as fast as it goes, with much that stays
-- ENDS: fault
local kept = {} for i = 1, 200000 do kept[i] = { i } end
function next_bet(ctx)
  while true do local t = { {}, {}, {}, kept } kept[math.random(#kept)] = t[1] end
  return 0.000001, 49.5, "high"
end
