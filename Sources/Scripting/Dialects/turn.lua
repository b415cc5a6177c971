-- The contract itself: what is set before the script is called and what is read back after. The text is compiled for
-- each script with only those lines whose names (after `--:`) the script mentions, because each costs a little at
-- every bet. Names of one family of hosts only (after `--web:` and `--pascal:`) are set for scripts of that family, and
-- for those that read them and never set them: elsewhere such a name is the script's own.
local host = ...
local ipairs, pairs, rawget, table, type = ipairs, pairs, rawget, table, type
local mentions = host.mentions

local contract = [==[
local host = ...
local result_, make_bet_, type_, setmetatable_ = host.result, host.bet, type, setmetatable
local bets_, wins_, streak_, wager_ = 0.0, 0.0, 0.0, 0.0
local units_, zero_, partial_ = host.units, host.units, host.units
local best_, worst_, won_, rolled_, staked_, gain_ = 0.0, 0.0, nil, 0.0, 0, 0
local least_balance_, most_balance_, least_profit_, most_profit_ = host.units, host.units, 0, 0
local symbol_, turns_, asks_ = host.symbol, {}, {}
local history_, count_, MOST_REMEMBERED_, unpack_, move_ = {}, 0, 5000, table.unpack, table.move
local list_, lower_ = nil, string.lower

local function begin_()
  balance = units_ / 1e8
  profit, bets, wins, losses, wagered, currentstreak = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
  partialprofit, winstreak, losestreak, maxwinstreak, maxlosestreak = 0.0, 0.0, 0.0, 0.0, 0.0
  minbalance, maxbalance, minprofit, maxprofit = balance, balance, 0.0, 0.0
end

local function target_of_(percent, high) return high and 99.99 - percent or percent end

-- The last bets: as plain values, until somebody wants to see them, and from then on as objects in a list.
local function remember_(won, rolled, staked)
  if list_ then
    list_[#list_ + 1] = make_bet_(won, rolled, staked)
    if #list_ > 2 * MOST_REMEMBERED_ then list_ = move_(list_, MOST_REMEMBERED_ + 1, #list_, 1, {}) end
    return
  end
  count_ = count_ + 1
  local seeds, first = host.seeds()
  history_[count_ % MOST_REMEMBERED_] = {won, rolled, staked, host.wall(), seeds, first, result_()}
end

@TURNS@
local function last_()
  if won_ == nil then return host.no_bet() end
  return make_bet_(won_, rolled_, staked_)
end
local lazy_ = {lastBet = last_, lastbet = last_, PreviousBet = last_}

function resetstats()
  bets_, wins_, wager_, zero_, best_, worst_ = 0.0, 0.0, 0.0, units_, 0.0, 0.0
  least_profit_, most_profit_, least_balance_, most_balance_ = 0, 0, units_, units_
  profit, bets, wins, losses, wagered = 0.0, 0.0, 0.0, 0.0, 0.0
  minbalance = balance --web: minbalance
  maxbalance = balance --web: maxbalance
  minprofit = 0.0 --web: minprofit
  maxprofit = 0.0 --web: maxprofit
end
function resetpartialprofit()
  partial_ = units_
  partialprofit = 0.0 --web: partialprofit
end
function resetseed()
  local _, _, _, nonce = result_()
  host.reseed(won_ == nil and 0 or nonce + 1)
end
function resetprofit()
  zero_, profit = units_, 0.0
  resetpartialprofit()
end
ResetStats, ResetPartialProfit, ResetSeed, ResetProfit = resetstats, resetpartialprofit, resetseed, resetprofit
resetall, resetsession = resetstats, resetstats
function getHistory()
  if list_ then return list_ end
  list_ = {}
  for index = count_ > MOST_REMEMBERED_ and count_ - MOST_REMEMBERED_ + 1 or 1, count_ do
    list_[#list_ + 1] = host.bet_of(unpack_(history_[index % MOST_REMEMBERED_]))
  end
  history_ = nil
  return list_
end
getHistoryByDate, getHistoryByQuery, GetHistory = getHistory, getHistory, getHistory

local stats_ = {
  bets = function() return bets_ end, wins = function() return wins_ end,
  losses = function() return bets_ - wins_ end, profit = function() return (units_ - zero_) / 1e8 end,
  wagered = function() return wager_ / 1e8 end,
  winstreak = function() return streak_ > 0 and streak_ or 0.0 end,
  lossstreak = function() return streak_ < 0 and -streak_ or 0.0 end,
  currentstreak = function() return streak_ end, beststreak = function() return best_ end,
  worststreak = function() return 0.0 - worst_ end, maxprofit = function() return most_profit_ / 1e8 end,
  minprofit = function() return least_profit_ / 1e8 end,
  partialprofit = function() return (units_ - partial_) / 1e8 end,
  currentprofit = function() return gain_ / 1e8 end, balance = function() return units_ / 1e8 end,
  luck = function() return 100.0 end,
}
local function figures_()
  return setmetatable_({}, {__index = function(_, key)
    local figure = type_(key) == "string" and stats_[lower_(key)]
    return figure and figure() or nil
  end})
end
Stats, SiteStats = figures_(), figures_()
function host.figure(name) return stats_[name] and stats_[name]() end

begin_()
host.turns, host.asks, host.lazy = turns_, asks_, lazy_
]==]

-- A result: all that is set before the script is called, the call, and what is read back.
local turn = [==[
function turns_.@NAME@(won, rolled, staked, units, gain)
  units_ = units
  won_, rolled_, staked_ = won, rolled, staked --: lastBet lastbet PreviousBet Stats SiteStats SiteDetails site
  gain_ = gain --: Stats SiteStats SiteDetails site
  bets_ = bets_ + 1
  if won then
    wins_ = wins_ + 1
    if streak_ > 0 then streak_ = streak_ + 1 else streak_ = 1.0 end
    if streak_ > best_ then best_ = streak_ end --: maxwinstreak Stats SiteStats SiteDetails site
  else
    if streak_ < 0 then streak_ = streak_ - 1 else streak_ = -1.0 end
    if streak_ < worst_ then worst_ = streak_ end --: maxlosestreak Stats SiteStats SiteDetails site
  end
  wager_ = wager_ + staked --: wagered Stats SiteStats SiteDetails site
  local was = staked / 1e8
  win = won --: win
  Win = won --pascal: Win
  balance = units / 1e8 --: balance
  Balance = units / 1e8 --pascal: Balance
  profit = (units - zero_) / 1e8 --: profit
  partialprofit = (units - partial_) / 1e8 --web: partialprofit
  currentprofit = gain / 1e8 --: currentprofit
  previousbet = was --: previousbet
  nextbet = was --: nextbet
  NextBet.Amount = was --: NextBet
  bets = bets_ --: bets
  wins = wins_ --: wins
  losses = bets_ - wins_ --: losses
  wagered = wager_ / 1e8 --: wagered
  currentstreak = streak_ --: currentstreak
  winstreak = streak_ > 0 and streak_ or 0.0 --web: winstreak
  losestreak = streak_ < 0 and -streak_ or 0.0 --web: losestreak
  maxwinstreak = best_ --web: maxwinstreak
  maxlosestreak = 0.0 - worst_ --web: maxlosestreak
  currentroll = rolled --web: currentroll
  result = rolled --free: result
  target = target_of_(result_()) --free: target
  if units < least_balance_ then least_balance_ = units end --: minbalance Stats SiteStats SiteDetails site
  if units > most_balance_ then most_balance_ = units end --: maxbalance Stats SiteStats SiteDetails site
  minbalance = least_balance_ / 1e8 --web: minbalance
  maxbalance = most_balance_ / 1e8 --web: maxbalance
  if units - zero_ < least_profit_ then least_profit_ = units - zero_ end --: minprofit Stats SiteStats SiteDetails site
  if units - zero_ > most_profit_ then most_profit_ = units - zero_ end --: maxprofit Stats SiteStats SiteDetails site
  minprofit = least_profit_ / 1e8 --web: minprofit
  maxprofit = most_profit_ / 1e8 --web: maxprofit
  lastBet = nil --: lastBet
  lastbet = nil --: lastbet
  PreviousBet = nil --: PreviousBet
  remember_(won, rolled, staked) --history: getHistory getHistoryByDate getHistoryByQuery GetHistory gethistory gethistorybydate gethistorybyquery
  @CALL@
  if currency ~= symbol_ then host.check_currency() end --: currency
  if enablersc ~= true and enablersc ~= false then host.check_rule("enablersc", enablersc) end --: enablersc
  if enablezz ~= true and enablezz ~= false then host.check_rule("enablezz", enablezz) end --: enablezz
  if Currency ~= symbol_ then currency = Currency host.check_currency() end --pascal: Currency
  if type_(BetDelay) == "number" and BetDelay > 0 then host.sleep(BetDelay / 1000) end --pascal: BetDelay
  if host.interval then host.sleep(host.interval) end --: betinterval
  @BACK@
end
function asks_.@NAME@() @BACK@ end
]==]

-- The functions that hosts call, in the order in which they are looked for.
local V5 = "return NextBet.Amount, NextBet.Chance, NextBet.High"
local entries = {
  {NAME = "CalculateBet", CALL = "CalculateBet(PreviousBet, won, NextBet)", BACK = V5},
  {NAME = "DoDiceBet", CALL = "DoDiceBet(PreviousBet, won, NextBet)", BACK = V5},
  {NAME = "dobet", CALL = "dobet()", BACK = "return nextbet, chance, bethigh"},
}
host.entries = entries

local is_pascal = mentions("CalculateBet") or mentions("DoDiceBet")
local families = {
  [""] = true, web = host.dialect == "webdicebot" or host.dialect == "mydicebot",
  pascal = host.dialect == "gamblerbot", free = false, history = true,
}
local function is_wanted(family, names)
  for name in names:gmatch("[%w_]+") do
    local is_own = families[family] or not host.assigns(name)
    -- The bets of a long session are kept for nobody who only might ask for them.
    if family == "history" then is_own = host.spells(name) end
    if is_own and (mentions(name) or name == "nextbet") then return true end
    if is_pascal and (name == "NextBet" or name == "PreviousBet") then return true end
  end
  return false
end

local function with_wanted_lines(text)
  local kept = {}
  for line in text:gmatch("[^\n]+") do
    local code, family, names = line:match("^(.-) %-%-(%l*): (.*)$")
    if not names or is_wanted(family, names) then kept[#kept + 1] = code or line end
  end
  return table.concat(kept, "\n")
end

local turns = {}
for _, entry in ipairs(entries) do
  if entry.NAME == "dobet" or mentions(entry.NAME) then
    turns[#turns + 1] = with_wanted_lines(turn):gsub("@(%u+)@", entry)
  end
end
local text = with_wanted_lines(contract):gsub("@TURNS@", function() return table.concat(turns, "\n") end)
host.compile(text)(host)

-- mydicebot's scripts speak in small letters of everything.
if host.dialect == "mydicebot" then
  local small = {}
  for name, value in pairs(host.globals) do
    if type(name) == "string" and name:lower() ~= name and rawget(host.globals, name:lower()) == nil then
      small[name:lower()] = value
    end
  end
  for name, value in pairs(small) do host.globals[name] = value end
end
