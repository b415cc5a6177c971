-- TWIN of 080-sort-liar
function next_bet(ctx)
  local t = { 3, 1, 2 } table.sort(t, function(a, b) return a > b end) assert(table.concat(t) == "321")
  return 0.000001, 49.5, "high"
end
