-- TRIES: an on_result that does not end, after a few that did
-- ENDS: fault
function on_result(r) if r.ticket > 4 then repeat until false end end
function next_bet(ctx)
  return 0.000001, 49.5, "high"
end
