-- TRIES: ranges of the table library around the limits of integers
-- ENDS: plays
function next_bet(ctx)
  if ctx.bets == 0 then
    local lo, hi = math.mininteger, math.maxinteger
    pcall(table.concat, {}, "x", 1, 1 << 62); pcall(table.concat, {}, "x", lo, hi); pcall(table.concat, { {} })
    pcall(table.move, { 1 }, 1, hi, 2); pcall(table.move, { 1 }, lo, -1, 2); pcall(table.move, { 1, 2 }, 1, 2, hi); pcall(table.move, {}, 1, 0, hi, 1)
    pcall(table.move, {}, hi - 1, hi, lo); pcall(table.unpack, {}, lo, hi); pcall(table.unpack, {}, hi, hi); pcall(table.unpack, {}, hi - 1, hi)
    pcall(table.remove, {}, 5); pcall(table.remove, {}, 0); pcall(table.insert, {}, 3, 1); pcall(table.insert, {}); pcall(table.insert, {}, 1, 2, 3)
    pcall(table.insert, setmetatable({}, { __newindex = error }), 1); pcall(table.pack, table.unpack({}, 1, 200000))
    pcall(table.concat, { 1, 2 }, ("x"):rep(3000000))
  end
  return 0.000001, 49.5, "high"
end
