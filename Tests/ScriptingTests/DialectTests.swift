import Scripting
import Testing

@Suite("Dialects")
struct DialectTests {
  private func guess(_ text: String) throws -> DialectGuess {
    Dialect.detect(in: try Script(path: "x.lua", text: text))
  }

  @Test(
    "a dialect is recognized by what the script defines",
    arguments: [
      ("function next_bet() return 1 end function dobet() end", Dialect.native, "defines next_bet in line 1"),
      ("\nnext_bet = function() end", .native, "defines next_bet in line 2"),
      ("function dobet()\n nextbet = 1 end", .dicebot, "defines dobet in line 1"),
      ("nextbet = 1\ndobet = function() end", .dicebot, "defines dobet in line 2"),
      ("local dobet = 1", .native, "no other dialect was recognized"),
      ("t.dobet = function() end", .native, ""),
      ("-- function dobet()\nx = 'function dobet()'", .native, ""), ("", .native, ""),
      ("nextbet = 1", .dicebot, "sets nextbet in line 1"),
      ("function CalculateBet() NextBet.Amount = 1 end", .gamblerbot, "defines CalculateBet in line 1"),
      ("function DoDiceBet(p, w, n) n.Amount = 1 end", .gamblerbot, "defines DoDiceBet in line 1"),
      ("function dobet() end function CalculateBet() end", .gamblerbot, ""),
      ("function doBet() nextbet = 1 end", .mydicebot, "defines doBet, and no dobet, in line 1"),
      ("function dobet() nextBet = 1 end", .mydicebot, "sets nextBet, and no nextbet, in line 1"),
      ("function dobet() nextBet = 1 nextbet = 2 end", .dicebot, ""),
      ("function dobet() nextbet = basebet end basebet = 1", .dicebot, ""),
      ("nextbet = basebet\nfunction dobet() end", .webdicebot, "reads basebet before setting it in line 1"),
      ("basebet = 1 nextbet = basebet function dobet() end", .dicebot, ""),
      (
        "function dobet() nextbet = 1 if losestreak > 3 then stop() end end", .webdicebot,
        "uses losestreak without setting it in line 1"
      ),
      ("losestreak = 0 function dobet() nextbet = 1 if losestreak > 3 then stop() end end", .dicebot, ""),
      ("local winstreak function dobet() nextbet = 1 winstreak = winstreak + 1 end", .dicebot, ""),
      ("function dobet() nextbet = 1 resetall() end", .webdicebot, ""),
      ("function f() end resetall = f function dobet() nextbet = 1 resetall() end", .dicebot, ""),
      ("x = = 1\nfunction dobet() end", .dicebot, "defines dobet in line 2"),
      ("x = = 1 local function dobet() end t = { dobet = 1 }", .native, ""),
      ("if x = 1 then\nnextbet = 2 end", .dicebot, "sets nextbet in line 2"),
      ("\u{0} \u{7F} function dobet() end", .dicebot, ""),
      ("function dobet() nextbet += 1 end", .dicebot, ""),
      ("function CaluclateBet()\n NextBet.Amount = 1 end", .gamblerbot, "sets a field of NextBet in line 2"),
    ])
  func detection(text: String, dialect: Dialect, because: String) throws {
    let guess = try guess(text)
    #expect(guess.dialect == dialect)
    #expect(because.isEmpty || guess.because == because)
  }

  @Test("mydicebot lower-cases all but comments and what stands behind \\ and %, and base is basebet")
  func folding() throws {
    let text = """
      -- Base and NextBet
      NextBet = Base; BetHigh = TRUE
      FUNCTION DoBet() Print("Hi \\N%S\\\\X" .. [[ %W ABC ]]) if !Win THEN NextBet *= 0X1F End end
      """
    let translation = Translator.translate(Array(text.utf8), dialect: .mydicebot)
    #expect(
      String(decoding: translation.text, as: UTF8.self) == """
        -- Base and NextBet
        nextbet = basebet; bethigh = true
        function dobet() print("hi N%S\\\\x" .. [[ %W abc ]]) if not win then nextbet = nextbet * (0x1f) end end
        """)
    #expect(
      translation.changes.map(\.before).starts(with: [
        "NextBet", "Base", "BetHigh", "TRUE", "FUNCTION", "DoBet", "Print",
      ]))
    #expect(translation.changes.map(\.after).starts(with: ["nextbet", "basebet", "bethigh", "true"]))
    #expect(translation.changes.count { $0.before == "NextBet" } == 1)
  }

  @Test("no other dialect is folded")
  func notFolded() {
    for dialect in Dialect.allCases where dialect != .mydicebot {
      #expect(Translator.translated("Base = NextBet", dialect: dialect) == "Base = NextBet")
    }
  }

  @Test(
    "an unmatched closer at top level ends a script, but not a native one",
    arguments: ["end", "else", "elseif x then", "until x"])
  func truncation(closer: String) throws {
    let text = "x = 1\nif y then\n  z += 1\nend; v -= 1 \(closer)\n  w += 1 end\nfoo bar"
    for dialect in Dialect.allCases where dialect != .native {
      let translation = Translator.translate(Array(text.utf8), dialect: dialect)
      #expect(
        String(decoding: translation.text, as: UTF8.self)
          == "x = 1\nif y then\n  z = z + (1)\nend; v = v - (1) ")
      #expect(translation.truncatedAfterLine == 4)
      #expect(translation.changes.map(\.line) == [3, 4])
    }
    let native = Translator.translate(Array(text.utf8), dialect: .native)
    #expect(native.truncatedAfterLine == nil)
    #expect(String(decoding: native.text, as: UTF8.self).hasSuffix("w += 1 end\nfoo bar"))
  }

  @Test("the mentions of a text are its names and the strings that look like names")
  func mentions() {
    let text =
      "-- no\nlocal a = b.c['d'] .. \"e f\" .. [[g]] .. '' .. '1x' --[[ not ]] goto h ::h:: print\"i\" x = 'j\\n'"
    #expect(Mentions.names(in: Array(text.utf8)) == ["a", "b", "c", "d", "g", "h", "print", "i", "x"])
  }
}
