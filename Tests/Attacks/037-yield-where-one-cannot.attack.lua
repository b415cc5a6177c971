-- TRIES: yields across sort, gsub, metamethods, load and the callback itself
-- ENDS: plays
function next_bet(ctx)
  local y = coroutine.yield
  for _, f in ipairs {
    function() table.sort({ 3, 2, 1 }, y) end, function() return ("abc"):gsub(".", y) end, function() load(y) end,
    function() tostring(setmetatable({}, { __tostring = y })) end, function() return pcall(pcall, y, 1) end,
    function() return setmetatable({}, { __index = y }).x end, function() for _ in y do end end,
    function() return xpcall(y, y, 1) end, function() return setmetatable({}, { __lt = y }) < {} end,
    function() pairs(setmetatable({}, { __pairs = y })) end, function() print(setmetatable({}, { __tostring = y })) end,
  } do
    local co = coroutine.create(f)
    for i = 1, 5 do pcall(coroutine.resume, co, i) end
  end
  assert(not pcall(y))
  return 0.000001, 49.5, "high"
end
