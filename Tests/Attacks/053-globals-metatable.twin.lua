-- TWIN of 053-globals-metatable
setmetatable(_G, { __index = function(_, k) return nil end })
function next_bet(ctx)
  assert(undefined_name == nil)
  return 0.000001, 49.5, "high"
end
