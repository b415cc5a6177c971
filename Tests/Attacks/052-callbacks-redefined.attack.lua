-- TRIES: callbacks that replace themselves by a number and by others
-- ENDS: file
function on_result() on_result = on_result == print and next_bet or print end
function next_bet(ctx)
  if ctx.bets == 5 then next_bet = 42 on_stop = "no function" end
  return 0.000001, 49.5, "high"
end
on_refused, on_start, log, stop, house, strategy = 1, 2, 3, 4, 5, 6
