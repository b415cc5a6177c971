-- TWIN of 081-hash-collisions
function next_bet(ctx)
  local t = {} for i = 1, 100 do t[i * 1023] = i end assert(t[1023] == 1)
  return 0.000001, 49.5, "high"
end
