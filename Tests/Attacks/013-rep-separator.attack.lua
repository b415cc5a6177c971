-- TRIES: string.rep with a separator, and counts around the limits of integers
-- ENDS: plays
function next_bet(ctx)
  assert(not pcall(string.rep, "x", math.maxinteger, "y")); assert(not pcall(string.rep, "x", 2^62, ("y"):rep(1000)))
  assert(not pcall(string.rep, "", 1 << 40, "y")); assert(string.rep("", math.maxinteger, "") == "")
  assert(string.rep("x", math.mininteger) == ""); pcall(string.rep, "x", 0/0); pcall(string.rep, "x", 2^63)
  return 0.000001, 49.5, "high"
end
