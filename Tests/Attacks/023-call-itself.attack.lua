-- TRIES: a callable table that calls itself by tail calls
-- ENDS: fault
local t
t = setmetatable({}, { __call = function(self) return self() end })
function next_bet(ctx)
  t()
  return 0.000001, 49.5, "high"
end
