-- Flat: the same stake at the same chance, for ever. The yardstick for all other strategies: what they do
-- differently is the shape of the results, never their average.
--
-- Parameters
--   base    stake, coins
--   chance  chance to win, percent
--   high    bet on the high rolls, or on the low ones
--
-- Risk: every bet loses the house edge on average, so the balance drifts down slowly and surely.

strategy = {
  name = "flat",
  description = "always the same stake at the same chance",
  risk = "slow, steady loss of the house edge",
  independent = true, -- no result changes the next bet
}

local base = param("base", 1e-6, "stake, coins", { min = 0.00000001 })
local chance = param("chance", 49.5, "chance to win, percent", { min = house.min_chance, max = house.max_chance })
local high = param("high", true, "bet on the high rolls")

local side = high and "high" or "low"

function next_bet(ctx)
  return base, chance, side
end
