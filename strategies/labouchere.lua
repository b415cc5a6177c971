-- Labouchère: write down a line of numbers and stake the first plus the last. A win strikes both, a loss is
-- written at the end. When all are struck, the sum of the line has been won and a new one begins.
--
-- Parameters
--   unit    what a 1 in the line stands for, coins
--   line    numbers of the line, separated by commas
--   chance  chance to win, percent
--   high    bet on the high rolls, or on the low ones
--
-- Risk: losses make the line longer and its stakes larger; a bad line can take everything.

strategy = {
  name = "labouchere",
  description = "stakes first plus last number of a line; wins strike them, losses are appended",
  risk = "stakes grow as long as losses lengthen the line",
}

local unit = param("unit", 1e-6, "what a 1 in the line stands for, coins", { min = 0.00000001 })
local line_text = param("line", "1,2,3,4", "numbers of the line, separated by commas")
local chance = param("chance", 49.5, "chance to win, percent", { min = house.min_chance, max = house.max_chance })
local high = param("high", true, "bet on the high rolls")

local side = high and "high" or "low"

-- The amounts of a fresh line, in coins.
local function new_line()
  local amounts = {}
  for word in string.gmatch(line_text .. ",", "([^,]*),") do
    local number = tonumber(word)
    if not number or not (number > 0) then
      error("line: numbers above 0, separated by commas, not '" .. line_text .. "'", 0)
    end
    table.insert(amounts, number * unit)
  end
  return amounts
end

local line = new_line()

function next_bet(ctx)
  local stake = line[1]
  if #line > 1 then
    stake = stake + line[#line]
  end
  return stake, chance, side
end

function on_result(r)
  if r.win then
    table.remove(line)
    if #line > 0 then
      table.remove(line, 1)
    end
  else
    table.insert(line, r.amount)
  end
  if #line == 0 then
    line = new_line()
  end
end
