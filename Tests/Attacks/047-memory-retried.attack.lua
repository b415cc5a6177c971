-- TRIES: a memory error that is caught, and tried again
-- ENDS: fault
function next_bet(ctx)
  while true do local t = {} pcall(function() while true do t[#t + 1] = ("x"):rep(#t) end end) t = nil end
  return 0.000001, 49.5, "high"
end
