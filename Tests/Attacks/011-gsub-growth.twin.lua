-- TWIN of 011-gsub-growth
function next_bet(ctx)
  local s = "x" for _ = 1, 6 do s = s:gsub(".", "%0%0") end assert(#s == 64)
  return 0.000001, 49.5, "high"
end
