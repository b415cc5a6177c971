-- TWIN of 063-param-late
local late = param("late", 1)
function next_bet(ctx)
  assert(late == 1 and not pcall(param, "more", 1))
  return 0.000001, 49.5, "high"
end
