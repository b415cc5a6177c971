-- Fibonacci: walk up the sequence 1, 1, 2, 3, 5, 8… by one place after a loss and down by two after a win.
-- At even money a win pays back the two losses before it.
--
-- Parameters
--   base       stake at the first place, coins
--   chance     chance to win, percent
--   high       bet on the high rolls, or on the low ones
--   max_level  last place, counted from 0; further losses stay there
--
-- Risk: slower than a martingale, but the stake still grows without a matching chance to win it back.

strategy = {
  name = "fibonacci",
  description = "one Fibonacci number up after a loss, two down after a win",
  risk = "losing runs climb to stakes of hundreds of bases",
}

local base = param("base", 1e-6, "stake at the first level, coins", { min = 0.00000001 })
local chance = param("chance", 49.5, "chance to win, percent", { min = house.min_chance, max = house.max_chance })
local high = param("high", true, "bet on the high rolls")
local max_level = param("max_level", 15, "last level, counted from 0", { min = 1, max = 60 })

local side = high and "high" or "low"
local level = 0

local fibonacci = { [0] = 1, [1] = 1 }
for place = 2, max_level do
  fibonacci[place] = fibonacci[place - 1] + fibonacci[place - 2]
end

function next_bet(ctx)
  return base * fibonacci[level], chance, side
end

function on_result(r)
  if r.win then
    level = math.max(0, level - 2)
  elseif level + 1 <= max_level then
    level = level + 1
  end
end
