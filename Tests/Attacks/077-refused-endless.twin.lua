-- TWIN of 077-refused-endless
-- WITH: --faults refused=5%
local n = 0 function on_refused(bet, why) n = n + #why end
function next_bet(ctx)
  return 0.000001, 49.5, "high"
end
