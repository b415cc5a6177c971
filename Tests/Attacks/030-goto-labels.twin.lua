-- TWIN of 030-goto-labels
function next_bet(ctx)
  assert(load("local n = 0 ::top:: n = n + 1 if n < 5 then goto top end return n")() == 5)
  return 0.000001, 49.5, "high"
end
