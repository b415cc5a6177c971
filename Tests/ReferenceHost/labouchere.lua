-- A line of numbers: bets the sum of both ends, crosses them off after a win, writes the loss behind them.
unit = 0.00001
line = {}
function fresh() line = {1, 2, 3, 4} end
function ends()
  if #line == 0 then fresh() end
  if #line == 1 then return line[1] end
  return line[1] + line[#line]
end
fresh()
chance = 48
bethigh = false
nextbet = ends() * unit

function dobet()
  if win then
    table.remove(line)
    if #line > 0 then table.remove(line, 1) end
  else
    table.insert(line, math.floor(previousbet / unit + 0.5))
    if #line > 25 or line[#line] > 5000 then fresh() end
  end
  nextbet = ends() * unit
end
