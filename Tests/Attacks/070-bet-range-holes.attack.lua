-- TRIES: a range with holes, metamethods and no numbers
-- ENDS: fault
function next_bet(ctx)
  local range = setmetatable({ [1] = 0, [3] = 9999 }, { __index = function() return 100 end, __len = function() return 2 end })
  return { amount = 0.000001, range = range, inside = true }
end
