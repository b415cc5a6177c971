-- TWIN of 073-bet-many-results
function next_bet() return 0.000001, 49.5, "high", "more", {}, nil end
