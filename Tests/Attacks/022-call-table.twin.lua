-- TWIN of 022-call-table
local t = setmetatable({}, { __call = function(_, n) return n + 1 end })
function next_bet(ctx)
  assert(t(1) == 2)
  return 0.000001, 49.5, "high"
end
