-- TRIES: tables of holes, keys far apart and keys that cannot be
-- ENDS: stuck
function next_bet(ctx)
  local t = {}
  pcall(rawset, t, 0/0, 1); pcall(rawset, t, nil, 1)
  for i = 0, 62 do t[1 << i] = i t[-(1 << i)] = i t[2.0 ^ i + 0.5] = i end
  for i = 1, 1000 do t[i * 1000] = i t[#t + 1] = i end
  table.insert(t, 1, 0); pcall(table.insert, t, math.maxinteger, 1); pcall(table.remove, t, math.mininteger)
  for i = 1, math.maxinteger, 1 << 31 do t[i] = i end
  return 0.000001, 49.5, "high"
end
