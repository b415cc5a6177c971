-- TRIES: an integer divided by zero
-- ENDS: fault
function next_bet(ctx)
  print(pcall(function() return 1 % 0 end)) print(1 // (ctx.bets * 0 // 1))
  return 0.000001, 49.5, "high"
end
