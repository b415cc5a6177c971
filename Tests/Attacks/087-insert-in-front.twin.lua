-- TWIN of 087-insert-in-front
function next_bet(ctx)
  local t = {} for i = 1, 20 do table.insert(t, 1, i) end assert(t[1] == 20 and table.remove(t, 1) == 20 and #t == 19)
  return 0.000001, 49.5, "high"
end
