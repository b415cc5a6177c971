-- TRIES: ten megabytes of terminal commands as an error
-- ENDS: fault
function next_bet(ctx)
  error(("\27[2J\27]0;owned\7\r\n"):rep(500000))
  return 0.000001, 49.5, "high"
end
