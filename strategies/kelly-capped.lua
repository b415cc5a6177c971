-- Capped Kelly: stake the share of the balance that the Kelly formula gives for a chance estimated from recent
-- results. The true chance always gives a share of zero, because the house has the edge: what is staked above
-- `min` answers to noise in the estimate.
--
-- Parameters
--   chance      chance to win, percent
--   high        bet on the high rolls, or on the low ones
--   kelly_cap   largest share of the balance, 0 to 1
--   ewma_alpha  weight of the newest result in the moving average, and of the fair chance in the estimate, 0 to 1
--   min, max    smallest and largest stake, coins
--
-- Risk: after a few wins in a row it stakes large shares of the balance on nothing but luck.

strategy = {
  name = "kelly-capped",
  description = "stakes a capped Kelly share for a chance estimated from recent results",
  risk = "large stakes after lucky runs; the true Kelly share is zero",
}

local chance = param("chance", 49.5, "chance to win, percent", { min = house.min_chance, max = house.max_chance })
local high = param("high", true, "bet on the high rolls")
local kelly_cap = param("kelly_cap", 0.25, "largest share of the balance", { min = 0, max = 1 })
local ewma_alpha = param("ewma_alpha", 0.1, "weight of the newest result", { min = 0, max = 1 })
local min = param("min", 1e-6, "smallest stake, coins", { min = 0.00000001 })
local max = param("max", 0.01, "largest stake, coins", { min = 0.00000001 })

local side = high and "high" or "low"
local fair = chance / 100
local odds = (100 - house.edge) / chance - 1 -- what a win adds per coin staked
local average = fair -- moving average of wins

-- Cuts an amount down to whole units of 1e-8.
local function whole_units(coins)
  return coins * (1e8 + 1e-7) // 1 / 1e8
end

local function clip(value, lowest, highest)
  return math.max(lowest, math.min(highest, value))
end

function next_bet(ctx)
  local p = (1 - ewma_alpha) * average + ewma_alpha * fair
  local share = 0
  if odds > 0 then
    share = clip((odds * p - (1 - p)) / odds, 0, kelly_cap)
  end
  return clip(whole_units(ctx.balance * share), min, max), chance, side
end

function on_result(r)
  average = (1 - ewma_alpha) * average + ewma_alpha * (r.win and 1 or 0)
end
