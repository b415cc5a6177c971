-- The yardstick for scripts of DiceBot: what a person would write with nothing but lua5.4 to simulate one.
-- usage: lua5.4 yardstick-dicebot.lua BETS
--
-- The same martingale on the globals of DiceBot, which are all set before each call, `lastBet` as a fresh table.
local bets = tonumber(arg[1] or "1000000")
local random = math.random
math.randomseed(7)

local START, BASE = 102300, 100
local purse, staked, won_bets, sessions = START, 0, 0, 1

chance, bethigh, basebet = 49.5, true, BASE
nextbet = basebet
function dobet()
  if win then nextbet = basebet else nextbet = previousbet * 2 end
end

local function settle(amount, percent, high)
  local winning = percent * 100 // 1
  local roll = random(0, 9999)
  local won
  if high then won = roll > 9999 - winning else won = roll < winning end
  local gain = won and amount * 9900 // winning - amount or -amount
  purse, staked = purse + gain, staked + amount
  if won then won_bets = won_bets + 1 end
  return won, gain, roll
end

local session_profit, streak, lost_bets, count = 0, 0, 0, 0
for number = 1, bets do
  if nextbet > purse then
    purse, nextbet, sessions = START, basebet, sessions + 1
  end
  local won, gain, roll = settle(nextbet, chance, bethigh)
  count = count + 1
  session_profit = session_profit + gain
  if won then
    streak = streak > 0 and streak + 1 or 1
  else
    lost_bets = lost_bets + 1
    streak = streak < 0 and streak - 1 or -1
  end
  balance, profit, currentprofit, previousbet, win = purse, session_profit, gain, nextbet, won
  wins, losses, currentstreak = won_bets, lost_bets, streak
  lastBet = { roll = roll, Roll = roll, Amount = nextbet, Chance = chance, Profit = gain, nonce = number }
  dobet()
end
io.write(string.format("bets=%d wins=%d wagered=%d sessions=%d\n", bets, won_bets, staked, sessions))
