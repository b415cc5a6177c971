-- TRIES: hundreds of parameters, names and texts of megabytes
-- ENDS: load
for i = 1, 10000 do
  param(("p"):rep(60) .. i, ("v"):rep(1000000), ("doc\27[2J"):rep(100000), { choices = { ("v"):rep(1000000) } })
end
function next_bet(ctx)
  return 0.000001, 49.5, "high"
end
