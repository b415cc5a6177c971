-- TWIN of 076-result-endless
local n = 0 function on_result(r) n = n + (r.win and 1 or 0) end
function next_bet(ctx)
  return 0.000001, 49.5, "high"
end
