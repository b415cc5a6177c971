-- TWIN of 029-pack-padding
function next_bet(ctx)
  assert(#string.pack("c10", "x") == 10 and string.pack("!4 i1 i4", 1, 2):len() == 8)
  return 0.000001, 49.5, "high"
end
