-- TWIN of 026-names-of-megabytes
local t = setmetatable({}, { __name = "stake" })
function next_bet(ctx)
  assert(tostring(t):find("^stake: 0x"))
  return 0.000001, 49.5, "high"
end
