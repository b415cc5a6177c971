-- TWIN of 048-table-holes
function next_bet(ctx)
  local t = { 1, nil, 3 } t[100] = 4 t[-1] = 5 t[1.5] = 6 local n = 0 for _ in pairs(t) do n = n + 1 end assert(n == 5)
  return 0.000001, 49.5, "high"
end
