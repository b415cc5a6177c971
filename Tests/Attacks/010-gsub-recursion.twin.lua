-- TWIN of 010-gsub-recursion
function next_bet(ctx)
  assert((("ab"):gsub(".", function(c) return (c:gsub(".", "%0%0")) end)) == "aabb")
  return 0.000001, 49.5, "high"
end
