-- A share of the balance that follows the profit, with a chance that follows the share.
chance = 60
nextbet = balance / 1000
function dobet()
  local share = 0.001
  if profit < 0 then share = 0.0005 elseif currentprofit > 0 then share = 0.0015 end
  nextbet = balance * share
  chance = 60 - currentstreak
  if chance < 40 then chance = 40 end
  if wagered > 100 then resetstats() end
end
