-- TWIN of 034-load-nested
function next_bet(ctx)
  assert(load("return load(\"return 5\")()")() == 5)
  return 0.000001, 49.5, "high"
end
