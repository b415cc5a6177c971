-- TRIES: replacements that raise, yield, return what they may not, or never are found
-- ENDS: plays
function next_bet(ctx)
  assert(not pcall(string.gsub, "abc", ".", function() error({}) end))
  assert(not pcall(string.gsub, "abc", ".", function() return {} end))
  assert(not pcall(string.gsub, "abc", ".", setmetatable({}, { __index = function() error("x") end })))
  local co = coroutine.wrap(function() return string.gsub("abc", ".", coroutine.yield) end)
  assert(not pcall(co))
  pcall(string.gsub, "abc", ".", setmetatable({}, { __index = string.rep }))
  pcall(string.gsub, "abc", ".", print, math.maxinteger); pcall(string.gsub, "abc", ".", "x", math.mininteger)
  return 0.000001, 49.5, "high"
end
