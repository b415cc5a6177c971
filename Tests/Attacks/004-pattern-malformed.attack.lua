-- TRIES: patterns that are cut short, nested, or of too many captures
-- ENDS: plays
function next_bet(ctx)
  for _, p in ipairs { "(", ")", "[", "[]", "[^", "[a-", "[%", "%", "%f", "%b", "%bx", "(()", "%1", "(%1)", "%9",
    ("("):rep(33), ("()"):rep(33), ("(a"):rep(32) .. (")"):rep(32), "[[:alpha:]", "%g-", "^*", "[\0-\255]-$" } do
    pcall(string.find, "aaa", p); pcall(string.gsub, "aaa", p, "%1"); pcall(string.match, "aaa", p, -5)
    pcall(function() for _ in string.gmatch("aaa", p) do end end)
  end
  pcall(string.gsub, "x", "x", "%2"); pcall(string.gsub, "x", "x", "%"); pcall(string.gsub, "x", "", "%0%0")
  pcall(string.find, "x", "x", math.mininteger); pcall(string.gmatch, "x", "x", math.maxinteger)
  return 0.000001, 49.5, "high"
end
