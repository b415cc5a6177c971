-- TWIN of 016-for-endless
function next_bet(ctx)
  local n = 0 for i = math.maxinteger - 3, math.maxinteger do n = n + 1 end assert(n == 4)
  return 0.000001, 49.5, "high"
end
