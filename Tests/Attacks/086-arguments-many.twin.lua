-- TWIN of 086-arguments-many
function next_bet(ctx)
  local t = table.pack(select(2, "a", "b", "c")) assert(t.n == 2 and t[1] == "b" and math.max(table.unpack({ 1, 5, 3 })) == 5)
  return 0.000001, 49.5, "high"
end
