-- What scripts may call. Nothing here moves money, opens a file or leaves the session.
local host = ...
local error, ipairs, string, tonumber, tostring, type = error, ipairs, string, tonumber, tostring, type

host.symbol = host.currency

-- Says a thing once, however often a script does what it is about.
local said = {}
local function warn_once(key, text)
  if said[key] then return end
  said[key] = true
  host.warn(text)
end
host.warn_once = warn_once

-- These scripts print blocks of text: each line of a block is a line of its own.
local say, select, find, gmatch, concat = print, select, string.find, string.gmatch, table.concat
function print(...)
  local begun, count, is_block = host.unfinished(), select("#", ...), false
  for i = 1, count do
    local piece = select(i, ...)
    is_block = is_block or (type(piece) == "string" and find(piece, "\n", 1, true) ~= nil)
  end
  if begun == "" and not is_block then return say(...) end
  if count == 0 then return say(begun) end
  local pieces = {...}
  for i = 1, count do pieces[i] = tostring(pieces[i]) end
  for line in gmatch(begun .. concat(pieces, "\t") .. "\n", "(.-)\r?\n") do say(line) end
end
log = print
stop = function(reason) host.stop(type(reason) == "string" and reason or nil) end
Stop, Print = stop, print

-- GUI of the other hosts: there is none here, so nothing happens.
local function nothing() end
for _, name in ipairs {
  "ching", "alarm", "sound", "resetchart", "resethistory", "resetlog", "resume", "start", "checkbalance", "Alarm",
  "Ching", "clearlog", "SetBotSpeed",
} do
  host.globals[name] = nothing
end
function resetbet()
  warn_once("resetbet", "resetbet() is no function of a host that Alea knows; nothing happens")
end
function message(text) print(text) end

function sleep(seconds) host.sleep(seconds) end
function Sleep(milliseconds) host.sleep((tonumber(milliseconds) or 0) / 1000) end
function betinterval(milliseconds) host.interval = (tonumber(milliseconds) or 0) / 1000 end

-- Money stays where it is.
local function text_of(value) return value == nil and "nobody" or tostring(value) end
local function number_of(value) return tonumber(value) and string.format("%.8f", tonumber(value)) or text_of(value) end
local moved = {}
local function no_money(name, words)
  moved[name] = (moved[name] or 0) + 1
  if moved[name] == 1 then
    host.warn(words .. ": a script cannot move money; nothing was sent, and further calls of " .. name .. " are not reported")
  end
  return false
end
function tip(to, amount) return no_money("tip", "tip of " .. number_of(amount) .. " to " .. text_of(to)) end
-- DiceBot has the amount first, Gambler.Bot the address.
function withdraw(amount, to)
  if not tonumber(amount) and tonumber(to) then amount, to = to, amount end
  return no_money("withdraw", "withdrawal of " .. number_of(amount) .. " to " .. text_of(to))
end
function Withdraw(to, amount)
  return no_money("Withdraw", "withdrawal of " .. number_of(amount) .. " to " .. text_of(to))
end
function invest(amount) return no_money("invest", "investment of " .. number_of(amount)) end
function vault(amount) return no_money("vault", "vault of " .. number_of(amount)) end
function unvault(amount) return no_money("unvault", "unvault of " .. number_of(amount)) end
function Tip(to, amount) return no_money("Tip", "tip of " .. number_of(amount) .. " to " .. text_of(to)) end
function Invest(amount) return no_money("Invest", "investment of " .. number_of(amount)) end
function Bank(amount) return no_money("Bank", "bank of " .. number_of(amount)) end
function Vault(amount) return no_money("Vault", "vault of " .. number_of(amount)) end

-- The person is asked by -P, never by a prompt: a session may run for days with nobody there.
local answers = {}
host.answers = answers
local function name_of(prompt)
  local name = tostring(prompt):lower():gsub("[^%w]+", "_"):gsub("^_+", ""):gsub("_+$", ""):sub(1, 64)
  if name == "" or name:match("^%d") then name = ("value_" .. name):sub(1, 64) end
  return name
end
local function ask(prompt, default)
  local name = name_of(prompt)
  if answers[name] == nil then
    local given = host.given(name)
    if given == nil then
      warn_once("read " .. name, "the script asks \"" .. tostring(prompt) .. "\": "
        .. (default == "" and "nothing" or tostring(default))
        .. " is taken; -P " .. name .. "=… answers")
    end
    answers[name] = {value = host.param(name, default, tostring(prompt):sub(1, 256))}
  end
  return answers[name].value
end
-- Kinds of `read`: 0 yes or no, 1 a whole number, 2 a number, 3 a text.
local defaults = {[0] = false, [1] = 0, [2] = 0.0, [3] = ""}
function read(prompt, kind)
  local default = defaults[tonumber(kind) or 3]
  if default == nil then default = "" end
  return ask(prompt, default)
end
readadv = read -- what follows the kind are the words of its window
Read, Readadv, ReadAdv = read, read, read

local function unsupported(name)
  return function() error("not supported by Alea: " .. name, 2) end
end
for _, name in ipairs {
  "runsim", "RunSim", "martingale", "labouchere", "fibonacci", "dalembert", "presetlist", "setvalue", "setvalueint",
  "setvaluestring", "setvaluedecimal", "setvaluebool", "getvalue", "loadstrategy", "LoadStrategy", "ChangeGame",
  "resetbuiltin", "ResetBuiltIn", "exportsim", "ExportSim",
} do
  host.globals[name] = unsupported(name)
end

local is_web = host.dialect == "webdicebot" or host.dialect == "mydicebot"
local function is_bad(value) return type(value) ~= "number" and not (is_web and tonumber(value)) or value ~= value end

-- Read back after the bet, and only if that can be used.
function host.check_currency()
  local wanted = currency
  if host.chosen == "dobet" and (is_bad(nextbet) or is_bad(chance) or type(bethigh) ~= "boolean") then
    currency = host.symbol
    return
  end
  if type(wanted) ~= "string" then
    host.warn_once("currency", "currency is set to a " .. type(wanted) .. "; it stays " .. host.symbol)
    currency = host.symbol
    return
  end
  if wanted:lower() == host.symbol:lower() then
    currency = host.symbol
    return
  end
  error(host.place("currency") .. "the script wants to bet in " .. wanted .. " and this session is in " .. host.symbol
    .. "; start it with --currency " .. wanted:upper(), 0)
end
function host.check_rule(name, value)
  warn_once(name, name .. " is set to a " .. type(value) .. "; it is ignored, as " .. name .. " is here")
end
function SetCurrency(symbol)
  currency, Currency = symbol, symbol
  host.check_currency()
end
