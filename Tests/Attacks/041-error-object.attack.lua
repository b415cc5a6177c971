-- TRIES: an error that is a table whose text never ends
-- ENDS: fault
function next_bet(ctx)
  error(setmetatable({}, { __tostring = function() return ("x"):rep(10000000) end, __name = ("y"):rep(10000000) }))
  return 0.000001, 49.5, "high"
end
