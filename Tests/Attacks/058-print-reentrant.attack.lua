-- TRIES: a __tostring that prints what prints
-- ENDS: fault
local t = setmetatable({}, {}) getmetatable(t).__tostring = 1
t = setmetatable({}, { __tostring = function(self) print(self) return "" end })
function next_bet(ctx)
  print(t)
  return 0.000001, 49.5, "high"
end
