-- TWIN of 088-table-ranges
function next_bet(ctx)
  local t = table.move({ 1, 2, 3 }, 2, 3, 1) assert(t[1] == 2 and t[2] == 3 and table.concat({ 1, 2.5, "x" }, "-") == "1-2.5-x")
  return 0.000001, 49.5, "high"
end
