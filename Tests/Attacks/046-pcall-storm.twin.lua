-- TWIN of 046-pcall-storm
function next_bet(ctx)
  local function again(n) if n == 0 then error("deep") end return pcall(again, n - 1) end assert(again(20) == true)
  return 0.000001, 49.5, "high"
end
