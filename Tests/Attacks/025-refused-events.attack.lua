-- TRIES: metatables with the events that crash this Lua, written in afterwards or hidden
-- ENDS: plays
function next_bet(ctx)
  for _, event in ipairs { "__gc", "__close", "__mode", "__concat" } do
    assert(not pcall(setmetatable, {}, { [event] = function() while true do end end }))
    local mt = {}
    local t = setmetatable({}, mt)
    mt[event] = function() while true do end end
    rawset(getmetatable(t), event, "kv")
    pcall(setmetatable, t, setmetatable({}, { __index = { [event] = error } }))
    pcall(function() return t .. t end)
  end
  assert(not pcall(setmetatable, "", {})); assert(not pcall(setmetatable, {}, 1)); assert(getmetatable("") == false)
  assert(not pcall(function() getmetatable("").__index = nil end))
  return 0.000001, 49.5, "high"
end
