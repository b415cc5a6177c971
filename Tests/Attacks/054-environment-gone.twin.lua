-- TWIN of 054-environment-gone
function next_bet(ctx)
  local _ENV = { tostring = tostring } local _ = tostring(1)
  return 0.000001, 49.5, "high"
end
