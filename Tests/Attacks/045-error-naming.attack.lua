-- TRIES: an error about a name that is 30,000 names long
-- ENDS: fault
function next_bet(ctx)
  local f = load("local a = {} return " .. ("_ENV."):rep(40000) .. "x") f()
  return 0.000001, 49.5, "high"
end
