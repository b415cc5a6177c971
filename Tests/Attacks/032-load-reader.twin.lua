-- TWIN of 032-load-reader
function next_bet(ctx)
  local parts, i = { "return ", "1", " + 2" }, 0
  assert(load(function() i = i + 1 return parts[i] end)() == 3)
  return 0.000001, 49.5, "high"
end
