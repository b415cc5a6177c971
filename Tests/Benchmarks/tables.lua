-- A martingale that returns tables and reads every field of its results: the dear way to write one.
local base = param("base", 0.000001, "first stake, coins")
local stake, seen = base, 0

function next_bet(ctx)
  return { amount = stake, chance = 49.5, high = true }
end

function on_result(r)
  local sum = r.ticket + r.lane + r.roll + r.amount + r.chance + r.multiplier + r.profit + r.balance + r.nonce + r.late
  seen = seen + (r.side == "high" and sum or 0)
  if r.win then stake = base else stake = r.amount * 2 end
  if stake > base * 500 then stake = base end
end
