-- TWIN of 059-stop-reason
function next_bet(ctx)
  if ctx.bets > 1000 then stop("that is enough") end
  return 0.000001, 49.5, "high"
end
