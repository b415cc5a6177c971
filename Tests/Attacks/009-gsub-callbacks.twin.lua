-- TWIN of 009-gsub-callbacks
function next_bet(ctx)
  assert(("abc"):gsub(".", { a = "1", b = true and "2" }) == "12c")
  assert(("abc"):gsub("%w", function(c) return c:upper() end, 2) == "ABc")
  return 0.000001, 49.5, "high"
end
