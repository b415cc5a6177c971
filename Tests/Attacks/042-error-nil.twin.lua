-- TWIN of 042-error-nil
function next_bet(ctx)
  local ok, e = pcall(error) assert(not ok and e == nil)
  return 0.000001, 49.5, "high"
end
