-- TRIES: a third of a megabyte at each bet: more than is shown in a second
-- ENDS: plays
function next_bet(ctx)
  local line = ("line "):rep(800) for _ = 1, 90 do print(line) end
  return 0.000001, 49.5, "high"
end
