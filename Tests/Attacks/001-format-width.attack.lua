-- TRIES: formats wider and longer than any buffer
-- ENDS: plays
function next_bet(ctx)
  for _, f in ipairs { "%99999d", "%.999f", "%-+ #0999s", "%", "%5", "%y", "%\0", "%123456789012345678901d", "%10.123s" } do
    assert(not pcall(string.format, f, 1, 2))
  end
  pcall(string.format, ("%s"):rep(100000))
  pcall(string.format, ("%99d"):rep(240), table.unpack({}, 1, 240))
  pcall(string.format, "%s", nil, nil)
  assert(#string.format("%99.99f", -1e308) == 410)
  string.format("%a %A %.99a", 5e-324, -0.0, 0/0)
  return 0.000001, 49.5, "high"
end
