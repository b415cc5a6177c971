-- TRIES: minus nothing as a stake
-- ENDS: fault
function next_bet() return { amount = -0.0, chance = 49.5, high = true } end
