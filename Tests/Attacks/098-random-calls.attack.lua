-- TRIES: every function of the library, with arguments drawn by lot from a box of nasty ones
-- ENDS: any
local functions, values = {}, {
  0, -1, 1, 2, 3.5, 0/0, 1/0, -1/0, math.mininteger, math.maxinteger, 1 << 31, 2^53, -0.0, 5e-324, "", "x", "%", "(a*(.)%w(%s*))",
  "\0\255", "%d%s%5.2f", "<i4>!8s1z", "[^%a]-$", ("a"):rep(300), "nan", "0x1p4", true, false, {}, { 1, 2, 3 }, { n = 5, [3] = 1 }, print, next,
  setmetatable({}, { __index = function(_, k) return k end, __len = function() return -5 end, __call = print, __lt = rawequal, __name = 5 }),
  setmetatable({}, { __tostring = function() return {} end, __eq = error, __unm = error, __pairs = next, __metatable = 3 }),
  coroutine.create(print), coroutine.wrap(coroutine.yield), coroutine.create(function(...) while true do coroutine.yield(...) end end), _G, _ENV,
}
for _, library in ipairs { string, table, math, utf8, coroutine, { pcall, xpcall, select, load, next, pairs, ipairs, rawget, rawlen,
  rawequal, type, tostring, tonumber, setmetatable, getmetatable, assert, error, string.format, string.pack, string.unpack, string.gsub } } do
  for _, f in pairs(library) do if type(f) == "function" and f ~= string.rep then functions[#functions + 1] = f end end
end
local random, pick = math.random, table.unpack
local function value()
  local v = values[random(#values + 1)]
  return v
end
local function catch(_, first, ...)
  if not rawequal(first, nil) and not rawequal(first, _G) and type(first) ~= "string" then values[random(20, #values)] = first end
end
function next_bet(ctx)
  for _ = 1, 300 do
    local a, b, c, d = value(), value(), value(), value()
    catch(pcall(functions[random(#functions)], pick({ a, b, c, d }, 1, random(0, 4))))
  end
  return 0.000001, 49.5, "high"
end
