-- TRIES: 40,000 labels and jumps: looked up one by one by the parser
-- ENDS: fault
function next_bet(ctx)
  local parts = {}
  for i = 1, 19000 do parts[i] = "::l" .. i .. "::" end
  local labels = table.concat(parts)
  for i = 1, 19000 do parts[i] = "goto l" .. i .. " " end
  local jumps = table.concat(parts)
  while true do
    load(labels)
    load(jumps)
  end
end
