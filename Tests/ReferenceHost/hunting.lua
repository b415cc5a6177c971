-- Waits with small bets for a run of low rolls, then hunts a high one at a long chance.
local quiet, hunted, low = 0.00000010, 0, 0
nextbet, chance, bethigh = quiet, 90, true
function dobet()
  if lastBet.Roll < 40 then low = low + 1 else low = 0 end
  if hunted > 0 then
    hunted = hunted - 1
    if win then hunted = 0 end
    nextbet = previousbet * 1.25
  elseif low >= 3 then
    hunted, nextbet, chance = 12, 0.001, 5 + low
  end
  if hunted == 0 then nextbet, chance = quiet, 90 end
  bethigh = lastBet.Roll < 50
end
