-- TWIN of 017-division-by-zero
function next_bet(ctx)
  assert(1 / 0 == math.huge and 7 // 2.0 == 3.0 and -7 % 3 == 2)
  return 0.000001, 49.5, "high"
end
