-- TWIN of 023-call-itself
local t
t = setmetatable({}, { __call = function(self, n) if n == 0 then return 7 end return self(n - 1) end })
function next_bet(ctx)
  assert(t(50) == 7)
  return 0.000001, 49.5, "high"
end
