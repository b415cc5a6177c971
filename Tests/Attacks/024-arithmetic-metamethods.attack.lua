-- TRIES: operators that are themselves made of operators
-- ENDS: fault
local mt = {}
for _, event in ipairs { "add", "sub", "mul", "div", "mod", "pow", "unm", "idiv", "band", "bor", "bxor", "shl", "shr", "bnot" } do
  mt["__" .. event] = function(a, b) return a + b end
end
local t = setmetatable({}, mt)
function next_bet(ctx)
  local _ = -t, ~t
  return 0.000001, 49.5, "high"
end
