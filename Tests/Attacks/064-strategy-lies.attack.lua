-- TRIES: a strategy table that loops when read, with a name of megabytes
-- ENDS: plays
strategy = setmetatable({ name = ("\27[2Jn\u{202E}"):rep(1000000), independent = "yes", risk = print },
  { __index = function() while true do end end, __pairs = error, __len = error })
function next_bet(ctx)
  return 0.000001, 49.5, "high"
end
