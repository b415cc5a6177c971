-- TWIN of 055-print-endless
function next_bet(ctx)
  if ctx.bets < 5 then print(("x"):rep(100), 1, nil, true) end
  return 0.000001, 49.5, "high"
end
