-- TRIES: print without end
-- ENDS: fault
function next_bet(ctx)
  while true do print(("x"):rep(4000)) end
  return 0.000001, 49.5, "high"
end
