-- TRIES: ten megabytes again and again, all of them kept
-- ENDS: fault
local kept = {}
function next_bet(ctx)
  for i = 1, 100 do kept[i] = ("x"):rep(10000000 + i) end
  return 0.000001, 49.5, "high"
end
