-- Oscar's grind: play cycles that each aim at a small profit. The stake stays after a loss and rises by one base
-- after a win, but never to more than the cycle still needs.
--
-- What a cycle still needs is counted in what bets really won and lost. Textbooks count in bases, one up for a stake of
-- one base that wins and one down for one that loses: that is the same where a win pays the stake once more (chance
-- 49.5 at an edge of 1 %), and not elsewhere.
--
-- Parameters
--   base    first stake of a cycle and step of the stake, coins
--   target  profit that ends a cycle, in bases
--   chance  chance to win, percent
--   high    bet on the high rolls, or on the low ones
--
-- Risk: most cycles end with their small profit; the rare one that does not end costs thousands of them.

strategy = {
  name = "oscars-grind",
  description = "cycles of a small profit: one base more after a win, the same stake after a loss",
  risk = "a cycle may never end and grows costly",
}

local base = param("base", 1e-6, "first stake of a cycle, coins", { min = 0.00000001 })
local target = param("target", 1, "profit that ends a cycle, in bases", { min = 0.01 })
local chance = param("chance", 49.5, "chance to win, percent", { min = house.min_chance, max = house.max_chance })
local high = param("high", true, "bet on the high rolls")

local side = high and "high" or "low"

-- The nearest whole unit of 1e-8: sums of many profits and steps do not drift.
local function nearest_unit(coins)
  return math.floor(coins * 1e8 + 0.5) / 1e8
end

local stake = base
local needed = nearest_unit(base * target) -- profit that the cycle still needs

function next_bet(ctx)
  return stake, chance, side
end

function on_result(r)
  needed = nearest_unit(needed - r.profit)
  if needed <= 0 then
    stake, needed = base, nearest_unit(base * target)
  elseif r.win then
    -- At even money the stake that wins what is needed is what is needed; rounded up, so that it suffices.
    local enough = math.ceil(needed / (r.multiplier - 1) * (1e8 - 1e-7)) / 1e8
    stake = math.max(house.min_bet, math.min(nearest_unit(stake + base), enough))
  end
end
