-- Random range: every bet stakes a random share of the balance on a random range of 5,000 rolls. It shows range bets;
-- where the range lies changes nothing, all ranges of one width win equally often.
--
-- Parameters
--   share_low, share_high  smallest and largest stake, percent of the balance
--   width                  rolls in the range; 100 of them are one percent of chance
--
-- Risk: swings of a fifth of the balance; on the way the typical balance shrinks by about one percent per bet.

strategy = {
  name = "range-50-random",
  description = "5 to 20 % of the balance on a random range of 5,000 rolls",
  risk = "violent swings; most of the balance is soon lost",
  independent = false, -- the stake is a share of the balance, so late results matter
}

local share_low = param("share_low", 5, "smallest stake, percent of the balance", { min = 0.01, max = 100 })
local share_high = param("share_high", 20, "largest stake, percent of the balance", { min = 0.01, max = 100 })
local width = param("width", 5000, "rolls in the range", { min = 1, max = 9800 })

function next_bet(ctx)
  local share = share_low + (share_high - share_low) * math.random()
  local stake = math.floor(ctx.balance * share / 100 * 1e8) / 1e8 -- whole units of 1e-8
  local lowest = math.random(0, 10000 - width)
  return {
    amount = math.max(house.min_bet, stake),
    range = { lowest, lowest + width - 1 },
    inside = true,
  }
end
