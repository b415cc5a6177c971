-- TRIES: a __name of ten megabytes, and a __tostring that returns no text
-- ENDS: fault
local huge = setmetatable({}, { __name = ("n\27[2J"):rep(2000000) })
local none = setmetatable({}, { __tostring = function() return 1 end })
function next_bet(ctx)
  print(pcall(print, none), pcall(tostring, none)) print(huge) pcall(string.rep, huge) local _ = huge + 1
  return 0.000001, 49.5, "high"
end
