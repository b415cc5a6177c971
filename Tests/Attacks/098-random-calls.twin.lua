-- TWIN of 098-random-calls
function next_bet(ctx)
  local names = { "upper", "lower", "reverse", "len" }
  for _ = 1, 20 do assert(string[names[math.random(#names)]]("abc")) end
  return 0.000001, 49.5, "high"
end
