-- TWIN of 002-tostring-recursion
local t = setmetatable({ n = 3 }, { __tostring = function(self) return string.format("<%d>", self.n) end })
function next_bet(ctx)
  assert(tostring(t) == "<3>")
  return 0.000001, 49.5, "high"
end
