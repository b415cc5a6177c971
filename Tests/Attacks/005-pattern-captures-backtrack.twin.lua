-- TWIN of 005-pattern-captures-backtrack
function next_bet(ctx)
  local a, b = ("x=1;y=2"):match("(.-)=.-;(.-)=") assert(a == "x" and b == "y")
  return 0.000001, 49.5, "high"
end
