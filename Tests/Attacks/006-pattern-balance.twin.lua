-- TWIN of 006-pattern-balance
function next_bet(ctx)
  assert(("f(a(b)c)d"):match("%b()") == "(a(b)c)")
  return 0.000001, 49.5, "high"
end
