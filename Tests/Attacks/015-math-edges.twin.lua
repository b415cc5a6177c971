-- TWIN of 015-math-edges
function next_bet(ctx)
  assert(math.fmod(7, 3) == 1 and math.tointeger(3.0) == 3 and 7 // 2 == 3 and (5 & 3) == 1 and math.abs(-2) == 2)
  return 0.000001, 49.5, "high"
end
