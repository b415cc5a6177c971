-- TWIN of 020-len-lies
local t = setmetatable({ 1, 2 }, { __len = function() return 5 end })
function next_bet(ctx)
  assert(#t == 5 and rawlen(t) == 2 and table.concat(t, ",") == "1,2")
  return 0.000001, 49.5, "high"
end
