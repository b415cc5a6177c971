-- TRIES: __eq, __lt and __le that compare themselves
-- ENDS: fault
local mt = {}
mt.__lt = function(a, b) return a < b end
mt.__le = function(a, b) return not (b < a) end
mt.__eq = function(a, b) return a == b end
local a, b = setmetatable({}, mt), setmetatable({}, mt)
function next_bet(ctx)
  print(pcall(function() return a == b end), pcall(function() return a <= b end)) table.sort { a, b }
  return 0.000001, 49.5, "high"
end
