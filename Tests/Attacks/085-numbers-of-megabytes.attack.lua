-- TRIES: numerals of three million digits
-- ENDS: any
function next_bet(ctx)
  if ctx.bets == 0 then
    local digits = ("9"):rep(3000000)
    pcall(tonumber, digits); pcall(tonumber, "0x" .. digits); pcall(tonumber, digits, 36); pcall(tonumber, "1e" .. digits)
    pcall(tonumber, "0x." .. digits .. "p-" .. digits); pcall(tonumber, (" "):rep(3000000) .. "1"); pcall(tonumber, "x", 99)
    pcall(tonumber, "1", math.mininteger); pcall(math.floor, digits); pcall(function() return digits + 1 end)
    pcall(string.rep, "x", digits); pcall(function() for i = digits, 1 do end end)
  end
  return 0.000001, 49.5, "high"
end
