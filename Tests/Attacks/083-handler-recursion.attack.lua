-- TRIES: message handlers that need message handlers
-- ENDS: any
function next_bet(ctx)
  local function bad(e) return (bad({ e })) end
  print(xpcall(error, bad, "x"))
  print(xpcall(function() error("a") end, function(e) error(e) end))
  print(xpcall(error, xpcall, error, error)); print(pcall(xpcall, error)); print(pcall(xpcall, error, 1)); print(xpcall(xpcall, xpcall))
  print(xpcall(error, function() return coroutine.yield() end)); print(xpcall(error, error, nil)); print(xpcall(error, string.rep, "x"))
  local f = error
  for _ = 1, 190 do local g = f f = function() return xpcall(g, f) end end
  print(pcall(f))
  return 0.000001, 49.5, "high"
end
