-- TWIN of 003-pack-sizes
function next_bet(ctx)
  local s = string.pack("<i4s2zd", 7, "ab", "cd", 0.5)
  local a, b, c, d = string.unpack("<i4s2zd", s)
  assert(a == 7 and b == "ab" and c == "cd" and d == 0.5 and string.packsize("<i4d") == 12)
  return 0.000001, 49.5, "high"
end
