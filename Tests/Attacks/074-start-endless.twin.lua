-- TWIN of 074-start-endless
local s function on_start(ctx) s = ctx.balance end
function next_bet(ctx)
  assert(s == 1)
  return 0.000001, 49.5, "high"
end
