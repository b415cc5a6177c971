-- TWIN of 001-format-width
function next_bet(ctx)
  assert(string.format("%5d|%-5s|%05.1f|%x", 42, "ab", 2.25, 255) == "   42|ab   |002.2|ff")
  string.format("%a %q %c %i", 1.5, "x\n", 65, 3)
  return 0.000001, 49.5, "high"
end
