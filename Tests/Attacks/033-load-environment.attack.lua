-- TRIES: a chunk whose environment answers every name with an endless loop
-- ENDS: fault
local f = load("return anything", "x", "t", setmetatable({}, { __index = function() while true do end end }))
function next_bet(ctx)
  f()
  return 0.000001, 49.5, "high"
end
