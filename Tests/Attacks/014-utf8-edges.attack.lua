-- TRIES: utf8 functions beyond the ends of texts and of code points
-- ENDS: plays
function next_bet(ctx)
  if ctx.bets == 0 then
    for _, n in ipairs { -1, 0x7FFFFFFF, 0x80000000, math.maxinteger, math.mininteger } do pcall(utf8.char, n) end
    local long = ("a"):rep(1000000)
    pcall(utf8.codepoint, long, 1, -1); pcall(utf8.codepoint, "a", math.mininteger, math.maxinteger)
    pcall(utf8.offset, long, math.mininteger, 5); pcall(utf8.offset, long, math.maxinteger); pcall(utf8.len, "\xff", 1, 9)
    pcall(function() for _ in utf8.codes("\xed\xa0\x80\xff") do end end)
    pcall(function() for _ in utf8.codes(("\x80"):rep(100)) do end end)
    for _ in long:gmatch(utf8.charpattern, 999990) do end
    utf8.len(long, 1, -1, true)
  end
  return 0.000001, 49.5, "high"
end
