-- TWIN of 007-pattern-set
function next_bet(ctx)
  assert(("hello world"):find("[^%a ]") == nil and ("a1"):match("[%d%.]+") == "1")
  return 0.000001, 49.5, "high"
end
