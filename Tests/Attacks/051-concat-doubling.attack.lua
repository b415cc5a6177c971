-- TRIES: a text that is joined to itself
-- ENDS: fault
function next_bet(ctx)
  local s = "x" while true do s = s .. s .. s .. s .. s .. s .. s .. s end
  return 0.000001, 49.5, "high"
end
