-- TRIES: calls with as many arguments as there may be, and more
-- ENDS: any
function next_bet(ctx)
  local function count(...) return select("#", ...) end
  assert(count(table.unpack({}, 1, 249000)) == 249000); pcall(table.unpack, {}, 1, 250001); pcall(table.unpack, {}, math.mininteger, 0)
  pcall(string.char, table.unpack({}, 1, 240000)); pcall(math.max, table.unpack({}, 1, 240000)); pcall(print, table.unpack({}, 1, 240000))
  pcall(select, math.mininteger, 1); pcall(select, -1); pcall(select, 0/0); select(math.maxinteger, 1); pcall(string.byte, ("x"):rep(3000000), 1, -1)
  local function deeper(...) return deeper(1, ...) end
  pcall(deeper); pcall(function(...) local a, b = { ... }, { ..., ... } return table.pack(...) end, table.unpack({}, 1, 200000))
  local function wide(...) return wide(..., ...) end
  pcall(wide, table.unpack({}, 1, 200))
  return 0.000001, 49.5, "high"
end
