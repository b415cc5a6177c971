-- TRIES: coroutines that resume themselves, their parents and the main one
-- ENDS: plays
function next_bet(ctx)
  if ctx.bets == 0 then
    local main = coroutine.running()
    local co, wrapped
    co = coroutine.create(function()
      print(coroutine.resume(co), coroutine.resume(main), coroutine.status(main), coroutine.isyieldable(main))
      local inner = coroutine.wrap(function() return coroutine.resume(co), coroutine.resume(main, table.unpack({}, 1, 1000)) end)
      return inner()
    end)
    coroutine.resume(co); pcall(coroutine.resume, co); pcall(coroutine.resume, main); pcall(coroutine.status, 1)
    wrapped = coroutine.wrap(function() return wrapped() end)
    assert(not pcall(wrapped)); pcall(coroutine.wrap, 1); pcall(coroutine.create, {}); pcall(coroutine.resume, co, table.unpack({}, 1, 200000))
    local big = coroutine.create(function(...) return ... end)
    pcall(coroutine.resume, big, table.unpack({}, 1, 240000))
  end
  return 0.000001, 49.5, "high"
end
