-- TRIES: ctx and results written, wrapped, walked and used as what they are not
-- ENDS: plays
local kept
function on_result(r) kept = r pcall(rawset, r, "win", true) pcall(function() r.win = true end) pcall(setmetatable, r, {}) end
function next_bet(ctx)
  pcall(function() ctx.balance = 1e9 end); pcall(rawset, ctx, "balance", 1e9); pcall(setmetatable, ctx, nil); pcall(next, ctx)
  pcall(function() for _ in pairs(ctx) do end end); pcall(rawget, ctx, "x"); pcall(rawlen, ctx); pcall(ipairs, ctx)
  pcall(function() return ctx.nothing, ctx[1], ctx[0/0], ctx[ctx], #ctx, ctx + 1, ctx() end)
  local mt = getmetatable(ctx)
  if type(mt) == "table" then for k in pairs(mt) do pcall(rawset, mt, k, print) end pcall(rawset, mt, "__index", error) end
  pcall(table.insert, ctx, 1); pcall(string.format, "%s %d", ctx, ctx); pcall(stop == nil and stop or print, kept)
  pcall(load, ctx); pcall(coroutine.resume, ctx); pcall(string.rep, ctx, 3); pcall(table.unpack, ctx); pcall(math.floor, ctx)
  return 0.000001, 49.5, "high"
end
