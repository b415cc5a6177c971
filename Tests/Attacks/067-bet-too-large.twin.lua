-- TWIN of 067-bet-too-large
function next_bet(ctx) return 2^10 / 1e9, 49.5, "high" end
