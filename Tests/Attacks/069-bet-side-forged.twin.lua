-- TWIN of 069-bet-side-forged
function next_bet() return 0.000001, 49.5, ("hi"):rep(1) .. "gh" end
