-- TRIES: %b over a million opened and never closed brackets, from every place
-- ENDS: stuck
function next_bet(ctx)
  local s = ("("):rep(1000000) for _ in s:gmatch("%b()") do end
  return 0.000001, 49.5, "high"
end
