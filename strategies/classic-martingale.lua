-- Classic martingale: raise the stake after every loss, so that one win pays back the whole losing streak and
-- one base stake more.
--
-- Parameters
--   base        first stake and stake after a win, coins
--   chance      chance to win, percent
--   high        bet on the high rolls, or on the low ones
--   multiplier  what a loss multiplies the stake by
--   max_streak  losses in a row after which the stake falls back to base; 0: never
--
-- Risk: many small wins are paid for by rare streaks that cost more than all of them together.

strategy = {
  name = "classic-martingale",
  description = "multiplies the stake after every loss, back to base after a win",
  risk = "small wins, then one streak that takes them all",
}

local base = param("base", 1e-6, "first stake, coins", { min = 0.00000001 })
local chance = param("chance", 49.5, "chance to win, percent", { min = house.min_chance, max = house.max_chance })
local high = param("high", true, "bet on the high rolls")
local multiplier = param("multiplier", 2, "what a loss multiplies the stake by", { min = 1 })
local max_streak = param("max_streak", 10, "losses in a row before the stake restarts; 0: no limit", { min = 0 })

local side = high and "high" or "low"
local stake = base
local streak = 0 -- losses in a row

function next_bet(ctx)
  return stake, chance, side
end

function on_result(r)
  if r.win then
    stake, streak = base, 0
    return
  end
  streak = streak + 1
  if streak == max_streak then
    stake, streak = base, 0
  else
    stake = r.amount * multiplier
  end
end
