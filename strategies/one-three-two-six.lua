-- 1-3-2-6: four stakes for four wins in a row. After the second win a part of the winnings is taken aside, so that
-- from then on, at even money, a try can no longer lose.
--
-- Parameters
--   base      what a 1 in the sequence stands for, coins
--   sequence  stakes of a try, in bases, separated by commas
--   chance    chance to win, percent
--   high      bet on the high rolls, or on the low ones
--
-- Risk: a try that fails at its first or second bet costs one or two bases; one in seventeen is completed.

strategy = {
  name = "one-three-two-six",
  description = "stakes 1, 3, 2 and 6 bases on successive wins, restarts on a loss",
  risk = "many small losses between rare full runs",
}

local base = param("base", 1e-6, "what a 1 in the sequence stands for, coins", { min = 0.00000001 })
local sequence = param("sequence", "1,3,2,6", "stakes of a try in bases, separated by commas")
local chance = param("chance", 49.5, "chance to win, percent", { min = house.min_chance, max = house.max_chance })
local high = param("high", true, "bet on the high rolls")

local side = high and "high" or "low"

local stakes = {}
for word in string.gmatch(sequence .. ",", "([^,]*),") do
  local number = tonumber(word)
  if not number or not (number > 0) then
    error("sequence: numbers above 0, separated by commas, not '" .. sequence .. "'", 0)
  end
  table.insert(stakes, number * base)
end

local place = 1

function next_bet(ctx)
  return stakes[place], chance, side
end

function on_result(r)
  if r.win and place < #stakes then
    place = place + 1
  else
    place = 1
  end
end
