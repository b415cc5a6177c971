-- TWIN of 075-stop-endless
function on_stop(summary) assert(summary.bets == 200 and type(summary.reason) == "string") print(summary.profit) end
function next_bet(ctx)
  return 0.000001, 49.5, "high"
end
