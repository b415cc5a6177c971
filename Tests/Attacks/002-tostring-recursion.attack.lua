-- TRIES: a __tostring that formats itself for ever
-- ENDS: fault
local t
t = setmetatable({}, { __tostring = function(self) return string.format("<%s>", self) end })
function next_bet(ctx)
  print(tostring(t))
  return 0.000001, 49.5, "high"
end
