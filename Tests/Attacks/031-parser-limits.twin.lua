-- TWIN of 031-parser-limits
function next_bet(ctx)
  assert(load("local a <const> = 2 return a * 3")() == 6 and load("return (")== nil)
  return 0.000001, 49.5, "high"
end
