-- TRIES: a million insertions at the front, each of which moves all the others
-- ENDS: fault
function next_bet(ctx)
  local t = {} for i = 1, 1000000 do table.insert(t, 1, i) end
  return 0.000001, 49.5, "high"
end
