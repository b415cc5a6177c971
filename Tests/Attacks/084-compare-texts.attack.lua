-- TRIES: texts of megabytes made of nothing, compared again and again
-- ENDS: fault
function next_bet(ctx)
  local a = ("\0"):rep(9000000) .. "a" local b = ("\0"):rep(9000000) .. "b" local n = 0 while true do if a < b then n = n + 1 end end
  return 0.000001, 49.5, "high"
end
