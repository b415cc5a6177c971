-- TWIN of 083-handler-recursion
function next_bet(ctx)
  local ok, e = xpcall(error, function(e) return "handled " .. e end, "x") assert(e == "handled x")
  return 0.000001, 49.5, "high"
end
