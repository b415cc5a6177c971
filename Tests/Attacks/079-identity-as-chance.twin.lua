-- TWIN of 079-identity-as-chance
function next_bet(ctx) return math.random(1, 9) / 1e7, 49.5, math.random() < 0.5 and "high" or "low" end
