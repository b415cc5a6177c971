-- TWIN of 051-concat-doubling
function next_bet(ctx)
  local s = "x" for _ = 1, 10 do s = s .. s end assert(#s == 1024)
  return 0.000001, 49.5, "high"
end
