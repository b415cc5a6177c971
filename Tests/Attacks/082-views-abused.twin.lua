-- TWIN of 082-views-abused
local last
function on_result(r) last = { win = r.win, roll = r.roll, profit = r.profit, ticket = r.ticket } end
function next_bet(ctx)
  assert(ctx.balance > 0 and ctx.currency == "BTC" and (not last or last.ticket >= 0))
  return 0.000001, 49.5, "high"
end
