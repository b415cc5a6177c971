-- TRIES: short texts without number, all of them kept
-- ENDS: fault
local kept = {}
function next_bet(ctx)
  for i = 1, 1e9 do kept["k" .. i] = "v" .. i end
  return 0.000001, 49.5, "high"
end
