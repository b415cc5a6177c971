-- TWIN of 070-bet-range-holes
function next_bet(ctx) return { amount = 0.000001, range = { 1000, 5999 }, inside = ctx.bets % 2 == 0 } end
