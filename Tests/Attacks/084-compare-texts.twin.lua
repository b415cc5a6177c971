-- TWIN of 084-compare-texts
function next_bet(ctx)
  assert("a\0b" < "a\0c" and "a" < "b" and not ("Z" > "a"))
  return 0.000001, 49.5, "high"
end
