-- TWIN of 061-param-flood
local base = param("base", 0.000001, "first stake", { min = 0.00000001, max = 1 })
local kind = param("kind", "slow", "how it plays", { choices = { "slow", "fast" } })
local steps = param("steps", 6, "steps", { min = 1 })
local careful = param("careful", true, "whether to be")
function next_bet(ctx)
  assert(base == 0.000001 and kind == "slow" and steps == 6 and careful == true)
  return 0.000001, 49.5, "high"
end
