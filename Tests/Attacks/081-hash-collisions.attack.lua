-- TRIES: a million keys that all meet in one place of the table
-- ENDS: stuck
function next_bet(ctx)
  local t, step = {}, (1 << 20) - 1
  for i = 1, 500000 do t[i * step * ((1 << 19) - 1)] = i end
  return 0.000001, 49.5, "high"
end
