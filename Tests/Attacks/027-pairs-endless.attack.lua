-- TRIES: an iterator that never says nil
-- ENDS: fault
local t = setmetatable({}, { __pairs = function(s) return function(_, k) return (k or 0) + 1 end, s, nil end })
function next_bet(ctx)
  for k in pairs(t) do local _ = k end
  return 0.000001, 49.5, "high"
end
