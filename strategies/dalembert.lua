-- D'Alembert: one increment more after a loss, one less after a win. It rests on the belief that wins and losses
-- even out soon; dice have no memory, so they need not.
--
-- Parameters
--   base       smallest stake, coins
--   chance     chance to win, percent
--   high       bet on the high rolls, or on the low ones
--   increment  step up and down, coins
--   max_bet    largest stake, coins
--
-- Risk: gentle steps, but a long losing run leaves large stakes that only as many wins would bring down again.

strategy = {
  name = "dalembert",
  description = "adds an increment after a loss, takes it off after a win",
  risk = "slow climb to large stakes in a long losing run",
}

local base = param("base", 1e-6, "smallest stake, coins", { min = 0.00000001 })
local chance = param("chance", 49.5, "chance to win, percent", { min = house.min_chance, max = house.max_chance })
local high = param("high", true, "bet on the high rolls")
local increment = param("increment", 1e-6, "step up and down, coins", { min = 0.00000001 })
local max_bet = param("max_bet", 0.001, "largest stake, coins", { min = 0.00000001 })

if max_bet < base then
  error("max_bet is below base", 0)
end

local side = high and "high" or "low"
local stake = base

-- The nearest whole unit of 1e-8: sums of many steps do not drift.
local function nearest_unit(coins)
  return math.floor(coins * 1e8 + 0.5) / 1e8
end

function next_bet(ctx)
  return stake, chance, side
end

function on_result(r)
  if r.win then
    stake = math.max(base, nearest_unit(stake - increment))
  else
    stake = math.min(max_bet, nearest_unit(stake + increment))
  end
end
