-- TRIES: a text that doubles in each gsub
-- ENDS: fault
function next_bet(ctx)
  local s = "x" while true do s = s:gsub(".", "%0%0") end
  return 0.000001, 49.5, "high"
end
