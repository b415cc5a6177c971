-- TRIES: an error without an error
-- ENDS: fault
function next_bet(ctx)
  error(nil)
  return 0.000001, 49.5, "high"
end
