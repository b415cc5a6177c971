-- TWIN of 085-numbers-of-megabytes
function next_bet(ctx)
  assert(tonumber("0x10") == 16 and tonumber("z", 36) == 35 and tonumber(" 1e2 ") == 100.0 and tonumber("") == nil)
  return 0.000001, 49.5, "high"
end
