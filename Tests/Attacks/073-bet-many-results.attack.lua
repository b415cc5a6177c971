-- TRIES: two hundred thousand results where three are read
-- ENDS: fault
local t = {} for i = 1, 200000 do t[i] = i end
function next_bet() return table.unpack(t) end
