-- TRIES: a range from 2^53 on, backwards
-- ENDS: fault
function next_bet() return { amount = 0.000001, range = { 2^53, -2^53 }, inside = false } end
