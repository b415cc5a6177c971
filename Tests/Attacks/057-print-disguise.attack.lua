-- TRIES: bytes that turn, hide, forge or break lines
-- ENDS: plays
function next_bet(ctx)
  if ctx.bets == 0 then
    print("\u{202E}evil\u{2066}\u{200F}\u{FEFF}\u{2028}\u{85}\u{9B}31m", "\0\7\8\11\12\27[A\127")
    print("\xff\xfe\xc0\x80\xed\xa0\x80\xf4\x90\x80\x80\xf8\x88", ("\xcc\x80"):rep(5000))
    print("\u{E0001}\u{E0041}\u{061C}\u{034F}\u{1D173}", "\x9b2J", "\xc2", ("a"):rep(4095) .. "\u{20AC}")
    log(table.unpack({}, 1, 200000))
  end
  return 0.000001, 49.5, "high"
end
