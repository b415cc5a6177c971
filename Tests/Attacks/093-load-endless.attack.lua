-- TRIES: a script whose loading does not end
-- ENDS: load
local n = 0
while true do n = n + 1 end
function next_bet(ctx)
  return 0.000001, 49.5, "high"
end
