-- TWIN of 008-pattern-recursion
function next_bet(ctx)
  assert(("aaab"):match("^a?a?a*b$") == "aaab")
  return 0.000001, 49.5, "high"
end
