-- TWIN of 097-source-of-bytes
function next_bet(ctx)
  assert(load("return [==[a]]b]==] --[[c]]")() == "a]]b" and load("return '\\65\\x42\\u{43}'")() == "ABC")
  return 0.000001, 49.5, "high"
end
