-- TWIN of 024-arithmetic-metamethods
local mt = {}
mt.__add = function(a, b) return setmetatable({ a[1] + b[1] }, mt) end
mt.__unm = function(a) return setmetatable({ -a[1] }, mt) end
local t = setmetatable({ 2 }, mt)
function next_bet(ctx)
  assert((t + -t)[1] == 0)
  return 0.000001, 49.5, "high"
end
