-- TRIES: next and pairs over tables that change under them
-- ENDS: plays
function next_bet(ctx)
  local t = {}
  for i = 1, 500 do t[i] = i t["k" .. i] = i end
  for k in pairs(t) do t[k] = nil t[k .. "x"] = 1 if #tostring(k) > 12 then break end end
  local n = 0
  for k in next, t do t["new" .. n] = k n = n + 1 if n > 300 then break end end
  pcall(next, t, "missing"); pcall(next, t, 0/0); pcall(next, t, {}); pcall(next, t, print); pcall(next, {}, 1)
  pcall(next, setmetatable({}, { __index = error })); pcall(pairs); pcall(ipairs); pcall(next)
  local step, s = pairs({ 1, 2, 3 })
  pcall(step, nil); pcall(step, {}, 1); pcall(step, s, 99); pcall(step, ctx)
  return 0.000001, 49.5, "high"
end
