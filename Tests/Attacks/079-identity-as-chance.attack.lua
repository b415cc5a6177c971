-- TRIES: stakes drawn from addresses, in the hope that they differ from run to run
-- ENDS: plays
function next_bet(ctx)
  local text = tostring({}) .. tostring(function() end) .. tostring(coroutine.create(print)) .. tostring(print) .. tostring(ctx)
  local n = 0
  for i = 1, #text do n = (n * 31 + text:byte(i)) % 97 end
  for k in pairs { [{}] = 1, [print] = 2, [{}] = 3, a = 4, b = 5, [1.5] = 6, [true] = 7 } do n = (n * 7 + #tostring(k)) % 89 end
  return (n + 1) / 1e7, 49.5, n % 2 == 0 and "high" or "low"
end
