-- TWIN of 094-nothing-left
local keep = { print = true }
local G = _G
for k in pairs(G) do if not keep[k] then G[k] = nil end end
function next_bet(ctx)
  return 0.000001, 49.5, "high"
end
