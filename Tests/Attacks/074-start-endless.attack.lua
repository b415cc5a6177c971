-- TRIES: an on_start that does not end
-- ENDS: fault
function on_start() while true do end end
function next_bet(ctx)
  return 0.000001, 49.5, "high"
end
