-- TWIN of 018-index-chain
local t = { x = 1 }
for _ = 1, 50 do t = setmetatable({}, { __index = t }) end
function next_bet(ctx)
  assert(t.x == 1)
  return 0.000001, 49.5, "high"
end
