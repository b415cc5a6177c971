-- TWIN of 066-bet-infinite
function next_bet(ctx) return { amount = ctx.bets < 3 and 0.000001 or 1e-6, chance = 49.5, high = true } end
