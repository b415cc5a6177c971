-- Functions of Lua 5.1 that community scripts still use. What only differs in being strict about fractions is C.
local host = ...
local pairs, type, error, math, table, string = pairs, type, error, math, table, string
host.globals, host.lazy = _G, {}

unpack = table.unpack
loadstring = load
function table.getn(t) return #t end
function table.setn() end
function table.foreachi(t, f)
  for i = 1, #t do
    local result = f(i, t[i])
    if result ~= nil then return result end
  end
end
function table.foreach(t, f)
  for key, value in pairs(t) do
    local result = f(key, value)
    if result ~= nil then return result end
  end
end
function table.maxn(t)
  local most = 0
  for key in pairs(t) do
    if type(key) == "number" and key > most then most = key end
  end
  return most
end

function math.pow(x, y) return x ^ y end
function math.log10(x) return math.log(x, 10) end
function math.ldexp(x, exponent) return x * 2.0 ^ exponent end
function math.frexp(x)
  if x == 0 or x ~= x or x == math.huge or x == -math.huge then return x, 0 end
  local exponent = math.floor(math.log(math.abs(x), 2)) + 1
  local part = x / 2.0 ^ exponent
  if math.abs(part) >= 1 then part, exponent = part / 2, exponent + 1 end
  if math.abs(part) < 0.5 then part, exponent = part * 2, exponent - 1 end
  return part, exponent
end
function math.cosh(x) return (math.exp(x) + math.exp(-x)) / 2 end
function math.sinh(x) return (math.exp(x) - math.exp(-x)) / 2 end
function math.tanh(x)
  if x > 20 then return 1.0 elseif x < -20 then return -1.0 end
  return (math.exp(x) - math.exp(-x)) / (math.exp(x) + math.exp(-x))
end
math.mod = math.fmod
string.gfind = string.gmatch

-- Memory is bounded by other means; scripts that print its size or ask for a collection may.
function collectgarbage(option)
  if option == "count" then return 0.0 end
  return 0
end
function getfenv() return _G end
function setfenv(f) return f end
