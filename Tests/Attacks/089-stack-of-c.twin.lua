-- TWIN of 089-stack-of-c
local t = setmetatable({}, { __index = function(_, k) return (("x"):gsub(".", tostring)) end })
function next_bet(ctx)
  assert(t[1] == "x")
  return 0.000001, 49.5, "high"
end
