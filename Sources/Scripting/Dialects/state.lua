-- What stands in the globals before the script runs. The lower-case names are those of DiceBot, webdicebot and
-- mydicebot, the others those of Gambler.Bot; a script may overwrite every one of them.
local host = ...
local rawget, rawset, setmetatable, string, type = rawget, rawset, setmetatable, string, type
local is_web = host.dialect == "webdicebot" or host.dialect == "mydicebot"

local edge, symbol = host.edge, host.symbol
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
    local name = type(key) == "string" and members[key:lower()]
    return name and rawget(self, name) or nil
  end,
  __newindex = function(self, key, value)
    rawset(self, type(key) == "string" and members[key:lower()] or key, value)
  end,
})

-- Made when they are first looked at: few scripts look at them at every bet.
setmetatable(host.globals, {__index = function(globals, key)
  local make = host.lazy[key]
  if not make then return nil end
  local value = make()
  rawset(globals, key, value)
  return value
end})
