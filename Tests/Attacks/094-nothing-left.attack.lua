-- TRIES: globals taken away, one and all
-- ENDS: load
local G = _G
for k in pairs(G) do G[k] = nil end
G = nil
