-- TWIN of 065-bet-of-nothing
function next_bet() return { amount = 0.000001 - 0.0, chance = 49.5, high = true } end
