-- TRIES: a pattern that recurses once per item
-- ENDS: plays
function next_bet(ctx)
  pcall(string.match, ("a"):rep(100000), ("a?"):rep(1000) .. "$")
  pcall(string.match, ("a"):rep(100000), ("(a"):rep(20) .. ("a?"):rep(300))
  pcall(string.find, ("x"):rep(1000), ("x-"):rep(250) .. "y", 990)
  return 0.000001, 49.5, "high"
end
