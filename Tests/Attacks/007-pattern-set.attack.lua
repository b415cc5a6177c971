-- TRIES: a set of 100 KB looked through for each byte of a megabyte
-- ENDS: stuck
function next_bet(ctx)
  local set = "[^" .. ("b-c"):rep(40000) .. "]-z" string.find(("a"):rep(1000000), set)
  return 0.000001, 49.5, "high"
end
