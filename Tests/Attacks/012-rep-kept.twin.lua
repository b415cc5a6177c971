-- TWIN of 012-rep-kept
local kept = {}
function next_bet(ctx)
  for i = 1, 10 do kept[i] = ("x"):rep(1000 + i) end
  return 0.000001, 49.5, "high"
end
