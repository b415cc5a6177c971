-- TWIN of 013-rep-separator
function next_bet(ctx)
  assert(string.rep("ab", 3, "-") == "ab-ab-ab" and string.rep("x", 0) == "")
  return 0.000001, 49.5, "high"
end
