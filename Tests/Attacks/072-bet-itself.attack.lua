-- TRIES: a bet that is its own amount, range and metatable
-- ENDS: fault
local bet = {}
bet.amount, bet.chance, bet.high, bet.range, bet.inside = bet, bet, bet, bet, bet
setmetatable(bet, bet)
bet.__index = bet
function next_bet() return bet end
