-- TWIN of 093-load-endless
local n = 0
for i = 1, 10000 do n = n + i end
function next_bet(ctx)
  return 0.000001, 49.5, "high"
end
