-- TRIES: a field so wide that its padding fills all memory
-- ENDS: fault
function next_bet(ctx)
  pcall(string.pack, "!16 i1 !16 Xd c1000", 1, "x") string.pack("c99999999999999999999", "x")
  return 0.000001, 49.5, "high"
end
