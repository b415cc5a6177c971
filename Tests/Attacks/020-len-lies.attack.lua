-- TRIES: a __len that lies to loops and to the table library
-- ENDS: fault
local t = setmetatable({}, { __len = function() return math.maxinteger end })
function next_bet(ctx)
  pcall(table.insert, t, 1); pcall(table.concat, t); pcall(table.unpack, t); pcall(table.remove, t); pcall(table.sort, t)
  pcall(function() return #setmetatable({}, { __len = function() return {} end }) + 1 end)
  for i = 1, #t do t[1] = i end
  return 0.000001, 49.5, "high"
end
