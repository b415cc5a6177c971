-- TWIN of 091-collector-pressure
local kept = {} for i = 1, 1000 do kept[i] = { i } end
function next_bet(ctx)
  for i = 1, 20 do kept[math.random(#kept)] = { i } end
  return 0.000001, 49.5, "high"
end
