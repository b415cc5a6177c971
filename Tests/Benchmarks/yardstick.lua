-- The yardstick of simulation speed: what a person would write with nothing but lua5.4.
-- usage: lua5.4 yardstick.lua BETS
--
-- A martingale that doubles at 49.5 %, base 100 units, bankroll 102,300; ruin begins the next session. Money in
-- whole units, payout 99 / chance rounded down, and a fresh table per bet, as any simulator would make.
local bets = tonumber(arg[1] or "1000000")
local random = math.random
math.randomseed(7)

local START, BASE = 102300, 100
local balance, wagered, wins, sessions = START, 0, 0, 1
local stake = BASE

local function next_bet(ctx)
  return { amount = stake, chance = 49.5, high = true }
end

local function on_result(r)
  if r.win then stake = BASE else stake = r.amount * 2 end
end

local function settle(bet)
  local threshold = bet.chance * 100 // 1
  local roll = random(0, 9999)
  local win
  if bet.high then win = roll > 9999 - threshold else win = roll < threshold end
  local profit = -bet.amount
  if win then profit = bet.amount * 9900 // threshold - bet.amount end
  balance, wagered = balance + profit, wagered + bet.amount
  if win then wins = wins + 1 end
  return win, profit, roll
end

for i = 1, bets do
  local bet = next_bet({ balance = balance, bets = i - 1, wins = wins, wagered = wagered })
  if bet.amount > balance then
    balance, stake, sessions = START, BASE, sessions + 1
    bet = next_bet({ balance = balance, bets = i - 1, wins = wins, wagered = wagered })
  end
  local win, profit, roll = settle(bet)
  on_result({
    win = win, profit = profit, roll = roll, amount = bet.amount, chance = bet.chance, high = bet.high,
    balance = balance,
  })
end
print(string.format("bets=%d wins=%d wagered=%d sessions=%d", bets, wins, wagered, sessions))
