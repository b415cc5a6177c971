-- TWIN of 043-error-megabytes
function next_bet(ctx)
  local ok, e = pcall(error, "bad", 0) assert(not ok and e == "bad")
  return 0.000001, 49.5, "high"
end
