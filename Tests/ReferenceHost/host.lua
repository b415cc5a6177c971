-- DiceBot's contract in plain Lua 5.4: plays a script against the results of a session that somebody else played, and
-- prints the bets that the script makes of them: stake, chance and side, a line each.
-- Usage: lua5.4 host.lua SCRIPT RESULTS BALANCE; a line of RESULTS is roll, whether it won (1 or 0), and profit in 1e-8.
local path, results, start = arg[1], arg[2], tonumber(arg[3])
local units, first, wager = math.floor(start * 1e8 + 0.5), math.floor(start * 1e8 + 0.5), 0

balance, profit, wagered, bets, wins, losses, currentstreak = start + 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
nextbet, previousbet, chance, bethigh = -1.0, -1.0, 0.0, true
win, currentprofit, lastBet = nil, nil, nil
currency, currencies, enablersc, enablezz = "BTC", {"BTC"}, false, false
site = {name = "simulation", edge = 1.0, maxroll = 99.99}
function stop() stopped = true end
function resetstats()
  first, wager, profit, wagered, bets, wins, losses = units, 0, 0.0, 0.0, 0.0, 0.0, 0.0
end
function resetseed() end
function sleep() end

-- What a site makes of an amount: whole units, a hair's breadth above them included.
local function counted(amount) return math.floor(amount * 1e8 + 1e-4) end

dofile(path)
stopped = false
for line in io.lines(results) do
  local roll, won, gain = line:match("(%d+) (%d) (-?%d+)")
  print(string.format("%.17g %.17g %s", nextbet, chance, bethigh))
  local stake = counted(nextbet)
  units, wager = units + tonumber(gain), wager + stake
  win, bets = won == "1", bets + 1
  if win then wins = wins + 1 else losses = losses + 1 end
  if win then currentstreak = currentstreak > 0 and currentstreak + 1 or 1.0
  else currentstreak = currentstreak < 0 and currentstreak - 1 or -1.0 end
  balance, profit, wagered, currentprofit = units / 1e8, (units - first) / 1e8, wager / 1e8, gain / 1e8
  previousbet = stake / 1e8
  nextbet = previousbet
  lastBet = {Roll = roll / 100, roll = roll / 100, Amount = previousbet, Profit = currentprofit, Chance = chance}
  dobet()
  if stopped then break end
end
