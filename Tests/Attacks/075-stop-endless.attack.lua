-- TRIES: an on_stop that does not end
-- ENDS: closes
-- WITH: --callback-time 50ms
function on_stop() while true do pcall(function() while true do end end) end end
function next_bet(ctx)
  return 0.000001, 49.5, "high"
end
