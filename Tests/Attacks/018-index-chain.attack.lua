-- TRIES: an __index chain of 5,000 tables, and one that bites its tail
-- ENDS: fault
local t = {}
for _ = 1, 5000 do t = setmetatable({}, { __index = t }) end
local mt = {}
local tail = setmetatable({}, mt)
mt.__index = tail
setmetatable(tail, nil)
setmetatable(tail, mt)
function next_bet(ctx)
  print(pcall(function() return tail.x end)) local _ = t.x
  return 0.000001, 49.5, "high"
end
