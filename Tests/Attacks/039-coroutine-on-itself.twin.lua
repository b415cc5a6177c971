-- TWIN of 039-coroutine-on-itself
function next_bet(ctx)
  local co = coroutine.create(function() return coroutine.status(coroutine.running()) end)
  assert(select(2, coroutine.resume(co)) == "running" and coroutine.status(co) == "dead")
  return 0.000001, 49.5, "high"
end
