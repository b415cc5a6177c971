-- TRIES: callbacks that are wrapped coroutines, and one that dies
-- ENDS: fault
local n = 0
next_bet = coroutine.wrap(function() for _ = 1, 3 do coroutine.yield(0.000001, 49.5, "high") end error("over") end)
on_result = coroutine.wrap(function() while true do n = n + 1 coroutine.yield() end end)
