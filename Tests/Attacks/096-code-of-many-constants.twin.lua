-- TWIN of 096-code-of-many-constants
function next_bet(ctx)
  local a <const> = 6 local t = { k = a & 3, s = a << 1 } assert(t.k == 2 and t.s == 12 and ~0 == -1)
  return 0.000001, 49.5, "high"
end
