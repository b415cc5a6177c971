-- TWIN of 038-callback-is-coroutine
next_bet = coroutine.wrap(function() while true do coroutine.yield(0.000001, 49.5, "high") end end)
on_result = coroutine.wrap(function(r) while true do coroutine.yield() end end)
