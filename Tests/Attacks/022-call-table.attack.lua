-- TRIES: a chain of callable tables
-- ENDS: load
local t = print
for _ = 1, 100000 do t = setmetatable({}, { __call = t }) end
function next_bet(ctx)
  t()
  return 0.000001, 49.5, "high"
end
