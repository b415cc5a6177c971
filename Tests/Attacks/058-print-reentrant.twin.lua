-- TWIN of 058-print-reentrant
local t = setmetatable({}, { __tostring = function() print("inner") return "outer" end })
function next_bet(ctx)
  if ctx.bets < 2 then print(t) end
  return 0.000001, 49.5, "high"
end
