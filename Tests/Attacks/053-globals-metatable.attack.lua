-- TRIES: a metatable on the globals that loops, and no next_bet behind it
-- ENDS: load
setmetatable(_G, { __index = function() while true do end end, __newindex = function() while true do end end })
