-- TWIN of 028-next-misuse
function next_bet(ctx)
  local t, n = { 1, 2, a = 3 }, 0
  for _, v in pairs(t) do n = n + v end
  for k in pairs(t) do t[k] = nil end
  assert(n == 6 and next(t) == nil)
  return 0.000001, 49.5, "high"
end
