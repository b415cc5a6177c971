-- TRIES: functions of C that call each other through metamethods until no stack is left
-- ENDS: fault
local mt = {}
local t = setmetatable({}, mt)
mt.__index = function(_, k) return ("x"):gsub(".", function() return tostring(t) end) end
mt.__tostring = function() return select(2, pcall(string.format, "%s", t)) or t[1] end
function next_bet(ctx)
  local s = { t[1], tostring(t) } local function r() return pcall(string.gsub, "x", "x", r) and r() .. "" end while true do r() end
  return 0.000001, 49.5, "high"
end
