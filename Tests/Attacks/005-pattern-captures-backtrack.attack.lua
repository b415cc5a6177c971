-- TRIES: a dozen lazy captures that never match: exponential time in one call of C
-- ENDS: stuck
function next_bet(ctx)
  string.find(("a"):rep(400), ("(.-)"):rep(12) .. "b")
  return 0.000001, 49.5, "high"
end
