-- TRIES: stakes around 2^63 units, after a few honest ones
-- ENDS: fault
function next_bet(ctx) return ctx.bets < 3 and 0.000001 or 2^63 / 1e8, 49.5, "high" end
