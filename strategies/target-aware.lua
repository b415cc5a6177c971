-- Target aware: far from the target bet little at a high chance, close to it more at a low one; step back when the
-- balance falls from its peak, and finish with one bet as soon as the boldest bet of the present state could.
--
-- Parameters
--   target                balance to reach, coins; 0: a quarter more than at the start
--   min_bet               smallest stake, coins
--   high                  bet on the high rolls, or on the low ones
--   build_at, strike_at   balance / target from which the states build and strike begin; before them it is safe
--   down_, safe_, stop_drawdown      fall from the peak, percent: one state down, safe, end of the session
--   STATE_chance_low, _chance_high   whole chances of the state, percent; drawn anew for every bet, as is the
--   STATE_share_low, _share_high     stake, percent of the balance
--
-- Risk: the finishing bet may stake nearly the whole balance, and the way there costs the house edge like any other.

strategy = {
  name = "target-aware",
  description = "small and safe far from a target, bolder close to it, back on a drawdown",
  risk = "the finishing bet can cost nearly everything",
}

local share, percent = { min = 0, max = 1 }, { min = 0, max = 100 }
local target = param("target", 0, "balance to reach, coins; 0: a quarter more than at the start", { min = 0 })
local min_bet = param("min_bet", 1e-6, "smallest stake, coins", { min = 0.00000001 })
local high = param("high", true, "bet on the high rolls")
local build_at = param("build_at", 0.60, "balance / target where build begins", share)
local strike_at = param("strike_at", 0.85, "balance / target where strike begins", share)
local down_drawdown = param("down_drawdown", 3, "fall from the peak that takes one state down, percent", percent)
local safe_drawdown = param("safe_drawdown", 6, "fall from the peak that leads to safe, percent", percent)
local stop_drawdown = param("stop_drawdown", 10, "fall from the peak that ends the session, percent", percent)

local function state(name, chance_low, chance_high, share_low, share_high)
  return {
    chance_low = param(name .. "_chance_low", chance_low, "lowest chance, percent", percent),
    chance_high = param(name .. "_chance_high", chance_high, "highest chance, percent", percent),
    share_low = param(name .. "_share_low", share_low, "smallest stake, percent of the balance", percent),
    share_high = param(name .. "_share_high", share_high, "largest stake, percent of the balance", percent),
  }
end
local states = { state("safe", 95, 98, 0.1, 0.2), state("build", 70, 85, 0.3, 0.6), state("strike", 15, 35, 0.8, 2) }

local side = high and "high" or "low"
local peak = 0

-- What a win adds per coin staked; the house rounds its payout to four decimals.
local function odds(chance)
  return math.floor((100 - house.edge) / chance * 1e4 + 0.5) / 1e4 - 1
end

-- The highest whole chance at which the balance covers the stake that wins what is needed.
local function finishing_bet(balance, needed)
  for chance = math.floor(house.max_chance), math.ceil(house.min_chance), -1 do
    local gain = odds(chance)
    if gain > 0 then
      local stake = math.max(min_bet, math.ceil(needed / gain * (1e8 - 1e-7)) / 1e8)
      if stake <= balance then return stake, chance, side end
    end
  end
end

function next_bet(ctx)
  local balance, goal = ctx.balance, target > 0 and target or ctx.start_balance * 1.25
  peak = math.max(peak, balance)
  local drawdown = (peak - balance) / peak * 100
  if balance >= goal then stop("target reached") return nil end
  if drawdown >= stop_drawdown then stop("too far below the peak") return nil end

  local level = balance / goal >= strike_at and 3 or balance / goal >= build_at and 2 or 1
  if drawdown >= safe_drawdown then level = 1
  elseif drawdown >= down_drawdown then level = math.max(1, level - 1) end

  local now = states[level]
  if balance * now.share_high / 100 * odds(now.chance_low) >= goal - balance then
    return finishing_bet(balance, goal - balance)
  end
  local stake_percent = now.share_low + (now.share_high - now.share_low) * math.random()
  local stake = math.floor(balance * stake_percent / 100 * 1e8) / 1e8
  return math.max(min_bet, stake), math.random(now.chance_low, now.chance_high), side
end
