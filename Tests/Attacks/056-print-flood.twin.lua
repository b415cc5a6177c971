-- TWIN of 056-print-flood
function next_bet(ctx)
  if ctx.bets % 50 == 0 then for i = 1, 5 do log("line", i) end end
  return 0.000001, 49.5, "high"
end
