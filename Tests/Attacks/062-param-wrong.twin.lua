-- TWIN of 062-param-wrong
local a = param("a", 1)
local ok = pcall(param, "a", 2)
function next_bet(ctx)
  assert(a == 1 and not ok)
  return 0.000001, 49.5, "high"
end
