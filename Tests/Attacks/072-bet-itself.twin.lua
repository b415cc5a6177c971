-- TWIN of 072-bet-itself
local bet = { amount = 0.000001, chance = 49.5, high = true, note = "mine" }
function next_bet() bet.high = not bet.high return bet end
