-- TRIES: ten megabytes of terminal commands as the reason to stop
-- ENDS: ends
function next_bet(ctx)
  stop(("\27[2J\r\n\u{202E}"):rep(1000000)) stop(setmetatable({}, { __name = ("z"):rep(1000000) })) stop(0/0)
  return 0.000001, 49.5, "high"
end
