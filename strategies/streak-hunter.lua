-- Streak hunter: bet at a low chance and raise the stake with every win in a row, by less each time.
--
-- Parameters
--   chance            chance to win, percent
--   high              bet on the high rolls, or on the low ones
--   min_bet           smallest stake, coins
--   balance_divisor   base stake = balance / balance_divisor, or min_bet if that is more
--   period            bets after which the base is computed again, and from lottery bet to lottery bet
--   first_multiplier  what the first win multiplies the stake by
--   multiplier_step   how much less every further win in a row multiplies by
--   last_multiplier   the least that a win multiplies by
--   lottery           every period-th bet, outside of a streak, is a base stake at a random chance up to
--   lottery_chance    … this many percent; its result does not touch the streak
--
-- Risk: losing is the normal case, for dozens of bets in a row, and each raised stake is mostly lost.

strategy = {
  name = "streak-hunter",
  description = "a low chance, and a larger stake with every win in a row",
  risk = "long losing runs; most streaks end after one win",
}

local chance = param("chance", 14, "chance to win, percent", { min = house.min_chance, max = house.max_chance })
local high = param("high", true, "bet on the high rolls")
local min_bet = param("min_bet", 1e-6, "smallest stake, coins", { min = 0.00000001 })
local balance_divisor = param("balance_divisor", 300, "base stake = balance / this", { min = 1 })
local period = param("period", 10, "bets after which the base is computed again", { min = 1 })
local first_multiplier = param("first_multiplier", 2.0, "what the first win multiplies the stake by", { min = 0 })
local multiplier_step = param("multiplier_step", 0.2, "how much less every further win multiplies by", { min = 0 })
local last_multiplier = param("last_multiplier", 0.5, "the least that a win multiplies by", { min = 0 })
local lottery = param("lottery", false, "place lottery bets")
local lottery_chance = param("lottery_chance", 4, "largest chance of a lottery bet, percent", { min = 0.01, max = 98 })

if lottery and chance <= lottery_chance then
  error("chance must be above lottery_chance, or results cannot be told apart", 0)
end

local side = high and "high" or "low"
local asked = 0 -- bets asked for so far
local streak = 0 -- wins in a row
local base, stake

-- A stake that can be placed: cut down to whole units of 1e-8, and not below the smallest.
local function placeable(coins)
  return math.max(min_bet, coins * (1e8 + 1e-7) // 1 / 1e8)
end

function next_bet(ctx)
  if asked % period == 0 then
    base = placeable(ctx.balance / balance_divisor)
  end
  asked = asked + 1
  if streak == 0 then
    stake = base
    if lottery and asked % period == 0 then
      local hundredths = math.random(1, math.floor(lottery_chance * 100))
      return base, math.max(house.min_chance, hundredths / 100), side
    end
  end
  return stake, chance, side
end

function on_result(r)
  if lottery and r.chance <= lottery_chance then
    return
  end
  if r.win then
    stake = placeable(stake * math.max(last_multiplier, first_multiplier - multiplier_step * streak))
    streak = streak + 1
  else
    streak = 0
  end
end
