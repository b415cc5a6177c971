-- TRIES: stop, and then none
-- ENDS: fault
function next_bet(ctx)
  stop("done") while true do stop(setmetatable({}, { __tostring = function() stop() return "x" end })) end
  return 0.000001, 49.5, "high"
end
