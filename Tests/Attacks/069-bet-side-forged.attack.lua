-- TRIES: a side that reads like "high" and is not
-- ENDS: fault
function next_bet() return 0.000001, 49.5, "high\0" end
