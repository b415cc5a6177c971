-- TRIES: an _ENV that is taken away in the middle
-- ENDS: fault
function next_bet(ctx)
  local _ENV = nil print("x")
  return 0.000001, 49.5, "high"
end
