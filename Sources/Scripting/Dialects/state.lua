-- What stands in the globals before the script runs. The lower-case names are those of DiceBot, webdicebot and
-- mydicebot, the others those of Gambler.Bot; a script may overwrite every one of them.
local host = ...
local rawget, rawset, setmetatable, string, type = rawget, rawset, setmetatable, string, type
local is_web = host.dialect == "webdicebot" or host.dialect == "mydicebot"

local edge, symbol, lower = host.edge, host.symbol, string.lower
balance = host.units / 1e8
chance, bethigh = 0.0, true
nextbet, previousbet = -1.0, -1.0
win, currentprofit = nil, nil
currency, currencies = symbol, {symbol}
enablersc, enablezz = false, false

-- What these hosts take from their forms, unless -P says it.
casino, scriptname, game = host.house, host.script, "dice"
currentroll, result, target = 0.0, 0.0, 0.0
host.form = is_web and host.param("basebet", host.min_bet, "the stake that the host's form would give") or nil
if is_web then
  host.form = host.form + 0.0
  host.answers.basebet = {value = host.form}
  basebet = host.form
  nextbet, previousbet, chance, win, currentprofit = basebet, 0.0, 49.5, false, 0.0
end

local function about_site()
  return host.object({
    name = host.house, edge = edge, maxroll = 99.99, cantip = false, canwithdraw = false, canresetseed = true,
    caninvest = false, canvault = false, siteurl = "", currency = symbol, currencies = currencies,
    autowithdraw = false, autoinvest = false, canchangeseed = true, cangetseed = true, canchat = false,
    tip = false, tipusingname = false, mirrors = {}, noncebased = true,
  }, nil, true)
end
site, SiteDetails = about_site(), about_site()

Balance, Currency, InSimulation, BetDelay, Game = balance, symbol, host.simulated, 0.0, "Dice"
MaintainBetDelay = false
Win = false
local members = {amount = "Amount", chance = "Chance", high = "High", totalamount = "Amount"}
NextBet = setmetatable({Amount = host.min_bet, Chance = 49.5, High = true}, {
  __index = function(self, key)
    local name = type(key) == "string" and members[lower(key)]
    return name and rawget(self, name) or nil
  end,
  __newindex = function(self, key, value)
    rawset(self, type(key) == "string" and members[lower(key)] or key, value)
  end,
})

-- Made when they are first looked at: few scripts look at them at every bet. A script may give its globals a metatable
-- of its own, as those do that want to hear of names that they never set.
local globals, set_metatable, own = host.globals, setmetatable, nil
local function find(_, key)
  local make = host.lazy[key]
  if make then
    local value = make()
    rawset(globals, key, value)
    return value
  end
  local index = own and own.__index
  if type(index) == "function" then return index(globals, key) end
  return index and index[key]
end
set_metatable(globals, {__index = find})
function setmetatable(t, metatable)
  if t ~= globals or type(metatable) ~= "table" then return set_metatable(t, metatable) end
  own = metatable
  return set_metatable(globals, {__index = find, __newindex = metatable.__newindex, __metatable = metatable.__metatable})
end
