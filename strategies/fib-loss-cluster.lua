-- Fibonacci on loss clusters: stay flat until several losses have come in a row, then follow the Fibonacci sequence
-- 1, 1, 2, 3, 5… bet by bet until a win. It bets on clusters of losses ending; dice do not know about clusters.
--
-- Parameters
--   base            flat stake, coins
--   chance          chance to win, percent
--   high            bet on the high rolls, or on the low ones
--   loss_threshold  losses in a row after which the sequence starts at its first number
--   max_index       last number of the sequence, counted from 1; further losses stay there
--
-- Risk: looks calm for long, then a losing run stakes up to 55 bases at a time and is lost like any other bet.

strategy = {
  name = "fib-loss-cluster",
  description = "flat until losses cluster, then Fibonacci stakes until a win",
  risk = "calm until a long losing run",
}

local base = param("base", 1e-6, "flat stake, coins", { min = 0.00000001 })
local chance = param("chance", 49.5, "chance to win, percent", { min = house.min_chance, max = house.max_chance })
local high = param("high", true, "bet on the high rolls")
local loss_threshold = param("loss_threshold", 3, "losses in a row that start the sequence", { min = 1 })
local max_index = param("max_index", 10, "last number of the sequence, counted from 1", { min = 1, max = 60 })

local side = high and "high" or "low"
local losses = 0 -- in a row

local fibonacci = { 1, 1 }
for place = 3, max_index do
  fibonacci[place] = fibonacci[place - 1] + fibonacci[place - 2]
end

function next_bet(ctx)
  if losses < loss_threshold then
    return base, chance, side
  end
  local index = math.min(max_index, losses - loss_threshold + 1)
  return base * fibonacci[index], chance, side
end

function on_result(r)
  losses = r.win and 0 or losses + 1
end
