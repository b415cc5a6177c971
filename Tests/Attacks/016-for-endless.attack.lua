-- TRIES: a loop to infinity
-- ENDS: fault
function next_bet(ctx)
  local n = 0 for i = 1, math.huge do n = i end
  return 0.000001, 49.5, "high"
end
