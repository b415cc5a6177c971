-- TWIN of 090-vararg-recursion
local function f(n) if n == 0 then return 0 end return 1 + f(n - 1) end
function next_bet(ctx)
  assert(f(150) == 150)
  return 0.000001, 49.5, "high"
end
