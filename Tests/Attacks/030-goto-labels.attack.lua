-- TRIES: 40,000 labels and jumps: looked up one by one by the parser
-- ENDS: fault
function next_bet(ctx)
  local parts = {}
  for i = 1, 19000 do parts[i] = "::l" .. i .. "::" end
  for _ = 1, 100 do load(table.concat(parts)) end
  for i = 1, 19000 do parts[i] = "goto l" .. i .. " " end
  for _ = 1, 20 do load(table.concat(parts)) end
  return 0.000001, 49.5, "high"
end
