-- TRIES: an on_refused that does not end
-- ENDS: fault
-- WITH: --faults refused=50%
function on_refused() local n = 0 while true do n = n + 1 end end
function next_bet(ctx)
  return 0.000001, 49.5, "high"
end
