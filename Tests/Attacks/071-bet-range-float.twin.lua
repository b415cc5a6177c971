-- TWIN of 071-bet-range-float
function next_bet() return { amount = 0.000001, range = { 2500.0, 7499.0 }, inside = false } end
