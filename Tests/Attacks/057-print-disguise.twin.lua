-- TWIN of 057-print-disguise
function next_bet(ctx)
  if ctx.bets < 3 then print("stake \u{20AC} 1", "tab\there", -0.0, 1e300, {} ~= nil) end
  return 0.000001, 49.5, "high"
end
