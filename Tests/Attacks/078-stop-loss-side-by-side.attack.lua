-- TRIES: the whole stop-loss in every lane at once
-- ENDS: limit
-- WITH: --max-concurrent 8 --lanes
function next_bet(ctx) return { amount = 0.5, chance = 1, high = ctx.lane % 2 == 0 } end
