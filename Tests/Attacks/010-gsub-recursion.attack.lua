-- TRIES: gsub whose replacement is gsub whose replacement …
-- ENDS: fault
local function again(s) return (s:gsub(".", again)) end
function next_bet(ctx)
  again("x")
  return 0.000001, 49.5, "high"
end
