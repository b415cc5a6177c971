-- TRIES: string.pack and unpack with sizes that do not exist
-- ENDS: plays
function next_bet(ctx)
  for _, f in ipairs { "i17", "!17i4", "!3 Xi3", "X", "s0", "c", "i0", ("i16"):rep(50000) } do
    pcall(string.pack, f, 1); pcall(string.packsize, f); pcall(string.unpack, f, "abc")
  end
  pcall(string.packsize, ("c2147483647"):rep(9))
  pcall(string.unpack, "s8", ("\255"):rep(8)); pcall(string.unpack, "s8", ("\127"):rep(8))
  pcall(string.unpack, "z", ("x"):rep(1000)); pcall(string.unpack, "i4", "abcd", math.mininteger)
  pcall(string.unpack, "i4", "abcd", math.maxinteger); pcall(string.pack, "i1", math.maxinteger)
  return 0.000001, 49.5, "high"
end
