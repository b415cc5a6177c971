-- TRIES: parameters of every wrong kind
-- ENDS: plays
for _, arguments in ipairs {
  {}, { 1 }, { {} }, { "" }, { "a b", 1 }, { "\27", 1 }, { "\0", 1 }, { ("n"):rep(70000), 1 }, { "a", {} }, { "a", print },
  { "a", 0/0 }, { "a", 1/0 }, { "a", 1, {} }, { "a", 1, "d", 1 }, { "a", 1, "d", { min = "x" } }, { "a", 1, "d", { min = 2 } },
  { "a", 1, "d", { min = 0/0, max = 1/0 } }, { "a", 1, "d", { choices = {} } }, { "a", 1, "d", { choices = { {} } } },
  { "a", 1, "d", { choices = setmetatable({}, { __len = function() return 1e9 end }) } }, { "a", 1, ("\xff"):rep(100000) },
  { "a", math.mininteger, "d", { min = math.mininteger, max = math.mininteger - 1 } }, { "a", ("\xff"):rep(100000) },
  { "b=c", 1 }, { "-P", 1 }, { "a\nb", 1 },
} do pcall(param, table.unpack(arguments, 1, 4)) end
function next_bet(ctx)
  return 0.000001, 49.5, "high"
end
