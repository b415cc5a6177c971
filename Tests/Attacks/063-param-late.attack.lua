-- TRIES: a parameter that is declared during play
-- ENDS: fault
function next_bet(ctx)
  param("late", 1, "too late")
  return 0.000001, 49.5, "high"
end
