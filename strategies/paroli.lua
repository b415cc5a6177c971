-- Paroli: let the winnings ride for a few wins in a row, then take them and start again. At even
-- money a try that fails costs one base.
--
-- Parameters
--   base           first stake, coins
--   chance         chance to win, percent
--   high           bet on the high rolls, or on the low ones
--   target_streak  wins in a row that complete a try
--   multiplier     what a win before that multiplies the stake by
--
-- Risk: small losses most of the time, and the few complete tries do not make up for the house edge.

strategy = {
  name = "paroli",
  description = "multiplies the stake for a few wins in a row, then starts again",
  risk = "many small losses between rare streaks",
}

local base = param("base", 1e-6, "first stake, coins", { min = 0.00000001 })
local chance = param("chance", 49.5, "chance to win, percent", { min = house.min_chance, max = house.max_chance })
local high = param("high", true, "bet on the high rolls")
local target_streak = param("target_streak", 3, "wins in a row that complete a try", { min = 1 })
local multiplier = param("multiplier", 2, "what a win multiplies the stake by", { min = 1 })

local side = high and "high" or "low"
local stake = base
local streak = 0 -- wins in a row

-- Cuts an amount down to whole units of 1e-8. The hair above 1e8 keeps 1.15 * 100 units from becoming 114.
local function whole_units(coins)
  return coins * (1e8 + 1e-7) // 1 / 1e8
end

function next_bet(ctx)
  return stake, chance, side
end

function on_result(r)
  streak = r.win and streak + 1 or 0
  if streak == 0 or streak >= target_streak then
    stake, streak = base, 0
  else
    stake = whole_units(stake * multiplier)
  end
end
