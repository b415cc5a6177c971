-- TWIN of 044-error-forged
function next_bet(ctx)
  local ok, e = pcall(function() error("here") end) assert(e:find(":%d+: here$"))
  return 0.000001, 49.5, "high"
end
