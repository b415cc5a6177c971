-- TWIN of 078-stop-loss-side-by-side
-- WITH: --max-concurrent 8 --lanes
function next_bet(ctx) return { amount = 0.0001, chance = 50, high = ctx.lane % 2 == 0 } end
