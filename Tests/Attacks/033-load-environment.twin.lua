-- TWIN of 033-load-environment
local f = load("return a + b", "x", "t", { a = 1, b = 2 })
function next_bet(ctx)
  assert(f() == 3)
  return 0.000001, 49.5, "high"
end
