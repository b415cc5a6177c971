-- TRIES: a stake without bounds, after a few honest ones
-- ENDS: fault
function next_bet(ctx) return { amount = ctx.bets < 3 and 0.000001 or 1/0, chance = 49.5, high = true } end
