-- TWIN of 064-strategy-lies
strategy = { name = "twin", description = "plays flat", risk = "the edge", independent = true }
function next_bet(ctx)
  return 0.000001, 49.5, "high"
end
