-- The script has run: which function is called for a bet, and what the first bet is.
local host = ...
local error, ipairs, rawget, string, tonumber, tostring, type = error, ipairs, rawget, string, tonumber, tostring, type
local is_web = host.dialect == "webdicebot" or host.dialect == "mydicebot"

local say = print
function host.ready()
  local chosen
  for _, entry in ipairs(host.entries) do
    if host.turns[entry.NAME] and type(rawget(host.globals, entry.NAME)) == "function" then
      chosen = entry
      break
    end
  end
  if not chosen then
    error("defines no function dobet; scripts of this kind have one (or CalculateBet, or DoDiceBet), and it is called after"
      .. " each bet", 0)
  end
  host.chosen = chosen.NAME
  local is_pascal = chosen.NAME ~= "dobet"
  local names = is_pascal and {"NextBet.Amount", "NextBet.Chance", "NextBet.High"} or {"nextbet", "chance", "bethigh"}
  local ask, turn = host.asks[chosen.NAME], host.turns[chosen.NAME]

  local function set(amount, odds, high)
    if is_pascal then NextBet.Amount, NextBet.Chance, NextBet.High = amount, odds, high
    else nextbet, chance, bethigh = amount, odds, high end
  end

  if chosen.NAME == "CalculateBet" and type(rawget(host.globals, "Reset")) == "function" then Reset(NextBet, Game) end
  if chosen.NAME == "DoDiceBet" and type(rawget(host.globals, "ResetDice")) == "function" then ResetDice(NextBet) end

  host.check_currency()

  local function shown(value)
    if type(value) == "string" then return '"' .. value:sub(1, 40) .. '"' end
    if type(value) == "number" or type(value) == "boolean" or value == nil then return tostring(value) end
    return "a " .. type(value)
  end

  -- The other hosts read back in this order, and at the first value that is none they leave it and the rest as it was.
  local function repaired(old)
    local now, is_changed = {ask()}, false
    for i = 1, 3 do
      local value = now[i]
      if i < 3 and is_web and type(value) == "string" and tonumber(value) then
        now[i], value = tonumber(value), tonumber(value)
      end
      local fits
      if i == 3 then fits = type(value) == "boolean" else fits = type(value) == "number" and value == value end
      if not fits then
        host.warn_once("back " .. names[i], names[i] .. " is " .. shown(value) .. " when it is read back; as other hosts do,"
          .. " it is ignored, and so is what is read after it: " .. names[i] .. " stays " .. shown(old[i]))
        for j = i, 3 do now[j] = old[j] end
        break
      end
    end
    set(now[1], now[2], now[3])
    return now[1], now[2], now[3]
  end

  local function start_amount()
    for _, name in ipairs {"basebet", "baseBet", "base", "BaseBet"} do
      local value = rawget(host.globals, name)
      if type(value) == "number" and value > 0 then return value, name end
    end
    return host.min_bet, "the smallest bet"
  end

  -- The web hosts begin with the base bet, be it one that the script has set.
  if is_web and nextbet == host.form and type(basebet) == "number" then nextbet = basebet end

  -- The first bet. DiceBot does not start where none was set; here that is only so when money is at stake.
  local amount, odds, high = repaired {-1.0, 0.0, true}
  if amount < 0 then
    if not host.simulated then error("nextbet was never set; set it before the first bet", 0) end
    local what
    amount, what = start_amount()
    host.warn(names[1] .. " was never set: " .. what .. " is taken, " .. string.format("%.8f", amount))
  end
  if odds == 0 then
    if not host.simulated then error("chance was never set; set it before the first bet", 0) end
    odds = 49.5
    host.warn(names[2] .. " was never set: 49.5 is taken")
  end
  set(amount, odds, high)

  local others = {}
  function others.repair(amount, odds, high) return repaired {amount, odds, high} end
  function others.refused(why)
    local handler = rawget(host.globals, "OnError")
    if type(handler) == "function" then handler(host.object {type = "BetRejected", message = why, handled = false}) end
  end
  function others.stopped()
    local rest = host.unfinished()
    if rest ~= "" then say(rest) end
  end
  host.enter(turn, ask, others)
end
