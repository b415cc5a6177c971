-- TWIN of 014-utf8-edges
function next_bet(ctx)
  local s = utf8.char(72, 228, 8364, 128512)
  assert(utf8.len(s) == 4 and utf8.codepoint(s, 2) == 228 and utf8.offset(s, 3) == 4)
  for _, c in utf8.codes(s) do assert(c > 0) end
  return 0.000001, 49.5, "high"
end
