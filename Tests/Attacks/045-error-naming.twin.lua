-- TWIN of 045-error-naming
function next_bet(ctx)
  local ok, e = pcall(load("local a return a.b")) assert(e:find("local 'a'"))
  return 0.000001, 49.5, "high"
end
