-- TWIN of 021-compare-recursion
local mt = { __lt = function(a, b) return a.n < b.n end, __eq = function(a, b) return a.n == b.n end }
local function box(n) return setmetatable({ n = n }, mt) end
function next_bet(ctx)
  local t = { box(2), box(1) } table.sort(t) assert(t[1].n == 1 and t[1] == box(1))
  return 0.000001, 49.5, "high"
end
