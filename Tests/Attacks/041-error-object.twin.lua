-- TWIN of 041-error-object
function next_bet(ctx)
  local ok, e = pcall(error, { code = 3 }) assert(not ok and e.code == 3)
  return 0.000001, 49.5, "high"
end
