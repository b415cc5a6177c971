-- Changes sides after two losses or three wins in a row, and raises the stake by thirds.
nextbet = 0.00012345
chance = 49.5
bethigh = true
local floor = nextbet
function dobet()
  if currentstreak == -2 or currentstreak == 3 then bethigh = not bethigh end
  if win then
    nextbet = floor
  elseif currentstreak % 2 == 0 then
    nextbet = previousbet + previousbet / 3
  end
  if nextbet > 0.5 then nextbet = floor end
end
