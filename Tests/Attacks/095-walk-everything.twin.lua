-- TWIN of 095-walk-everything
function next_bet(ctx)
  local n = 0 for _, library in pairs { string, table, math, utf8, coroutine } do for _ in pairs(library) do n = n + 1 end end assert(n > 50)
  return 0.000001, 49.5, "high"
end
