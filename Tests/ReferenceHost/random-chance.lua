-- Chances by lot: a generator of its own, as a host's random numbers are nobody else's.
local state = 12345
local function draw(least, most)
  state = (state * 1103515245 + 12345) % 2147483648
  return least + math.floor(state / 2147483648 * (most - least + 1))
end
chance = draw(5, 90)
nextbet = 0.0001
bethigh = draw(0, 1) == 1
function dobet()
  if lastBet ~= nil then state = (state + math.floor(lastBet.Roll * 100 + 0.5)) % 2147483648 end
  chance = draw(500, 9000) / 100
  bethigh = draw(0, 1) == 1
  if win then nextbet = 0.0001 else nextbet = math.min(previousbet * 1.1, 0.01) end
end
