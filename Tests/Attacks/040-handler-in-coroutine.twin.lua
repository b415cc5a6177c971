-- TWIN of 040-handler-in-coroutine
function next_bet(ctx)
  assert(select(2, xpcall(error, function(e) return coroutine.wrap(function() return e .. "!" end)() end, "x")) == "x!")
  return 0.000001, 49.5, "high"
end
