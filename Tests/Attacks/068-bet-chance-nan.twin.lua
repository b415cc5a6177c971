-- TWIN of 068-bet-chance-nan
function next_bet() return 0.000001, 33.33, "low" end
