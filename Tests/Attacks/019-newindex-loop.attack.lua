-- TRIES: __newindex that assigns what brings it back
-- ENDS: fault
local t = setmetatable({}, { __newindex = function(self, k, v) self[k] = v end })
function next_bet(ctx)
  t.x = 1
  return 0.000001, 49.5, "high"
end
