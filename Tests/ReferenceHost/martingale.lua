-- Doubles after a loss, up to a bound; begins its statistics anew after each hundred bets.
base = 0.00000100
nextbet = base
chance = 49.5
bethigh = true

function dobet()
  if win then
    nextbet = base
  else
    nextbet = previousbet * 2
    if nextbet > 1 then nextbet = base end
  end
  if bets >= 100 then resetstats() end
  bethigh = wins > losses
end
