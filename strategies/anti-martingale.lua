-- Anti-martingale: raise the stake after every win up to a cap, and go back to base after a loss, so that long
-- winning streaks are played with won money.
--
-- Parameters
--   base      stake at multiplier 1, coins
--   chance    chance to win, percent
--   high      bet on the high rolls, or on the low ones
--   win_mult  what a win multiplies the multiplier by
--   max_mult  largest multiplier of base
--   cooldown  bets after a loss that stay at base whatever they bring; each loss among them starts it anew
--
-- Risk: most streaks break before the cap and cost a base; at the cap every loss costs max_mult of them.

strategy = {
  name = "anti-martingale",
  description = "multiplies the stake after every win up to a cap, back to base after a loss",
  risk = "most streaks break before they pay",
}

local base = param("base", 1e-6, "stake at multiplier 1, coins", { min = 0.00000001 })
local chance = param("chance", 50, "chance to win, percent", { min = house.min_chance, max = house.max_chance })
local high = param("high", true, "bet on the high rolls")
local win_mult = param("win_mult", 2, "what a win multiplies the multiplier by", { min = 1 })
local max_mult = param("max_mult", 8, "largest multiplier of base", { min = 1 })
local cooldown = param("cooldown", 0, "bets at base after a loss", { min = 0 })

local side = high and "high" or "low"
local multiplier = 1
local resting = 0 -- bets of the cooldown still to come

function next_bet(ctx)
  return base * multiplier, chance, side
end

function on_result(r)
  if not r.win then
    multiplier = 1
    resting = cooldown
  elseif resting > 0 then
    resting = resting - 1
  else
    multiplier = math.min(max_mult, multiplier * win_mult)
  end
end
