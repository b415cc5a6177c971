-- A martingale as DiceBot's users write it.
chance = 49.5
base = 0.000001
nextbet = base
bethigh = true

function dobet()
  if win then
    nextbet = base
  else
    nextbet = previousbet * 2
  end
end
