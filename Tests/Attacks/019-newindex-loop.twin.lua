-- TWIN of 019-newindex-loop
local log = {}
local t = setmetatable({}, { __newindex = function(self, k, v) rawset(self, k, v) log[#log + 1] = k end })
function next_bet(ctx)
  t["k" .. ctx.bets] = 1
  return 0.000001, 49.5, "high"
end
