-- TWIN of 027-pairs-endless
local t = setmetatable({}, { __pairs = function() return next, { a = 1, b = 2 }, nil end })
function next_bet(ctx)
  local n = 0 for _ in pairs(t) do n = n + 1 end assert(n == 2)
  return 0.000001, 49.5, "high"
end
