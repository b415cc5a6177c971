-- TWIN of 047-memory-retried
function next_bet(ctx)
  for _ = 1, 10 do local t = {} for i = 1, 50 do t[i] = ("x"):rep(i) end end
  return 0.000001, 49.5, "high"
end
