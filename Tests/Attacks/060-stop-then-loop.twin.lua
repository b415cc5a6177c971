-- TWIN of 060-stop-then-loop
function next_bet(ctx)
  local _ = stop
  return 0.000001, 49.5, "high"
end
