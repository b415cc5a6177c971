-- TRIES: a chance that is no number
-- ENDS: fault
function next_bet() return 0.000001, -(0/0), "high" end
