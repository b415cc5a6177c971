import Scripting
import Testing

@Suite("What scripts of other bots are told of a bet and of the site")
struct LastBetTests {
  /// Prints members of an object, each in three spellings, after a win and a loss at a known time.
  private func seen(_ object: String, _ member: String) throws -> [String] {
    var lines: [String] = []
    for name in [member, member.lowercased(), member.uppercased()] {
      let play = try BotPlay(
        """
        nextbet = 1 chance = 49.5
        function dobet() print(\(object).\(name), type(\(object).\(name))) end
        """)
      play.latency = 3723
      try play.begin()
      try play.play("+-")
      lines.append(play.printed.joined(separator: ", ").replacing("\t", with: " "))
    }
    #expect(Set(lines).count == 1, "the case of a member does not matter: \(lines)")
    return lines.prefix(1).map { $0 }
  }

  @Test(
    "each member of lastBet is that of the bet, in any case",
    arguments: [
      ("Id", "1 string, 2 string"), ("Roll", "98.76 number, 1.23 number"), ("Amount", "1 number, 1 number"),
      ("Chance", "49.5 number, 49.5 number"), ("Profit", "1 number, -1 number"),
      ("high", "true boolean, true boolean"), ("nonce", "0 number, 1 number"),
      ("Currency", "BTC string, BTC string"), ("date.Year", "2025 number, 2025 number"),
      ("date.Month", "1 number, 1 number"), ("date.Day", "1 number, 1 number"),
      ("date.Hour", "1 number, 2 number"), ("date.Minute", "2 number, 4 number"),
      ("date.Second", "3 number, 6 number"), ("nosuch", "nil nil, nil nil"),
    ])
  func lastBet(member: String, expected: String) throws {
    #expect(try seen("lastBet", member) == [expected])
  }

  @Test(
    "lastBet has hashes and seeds, which are the same in every run",
    arguments: ["serverhash", "serverseed", "clientseed"])
  func seeds(member: String) throws {
    let lines = try seen("lastBet", member)
    let words = try #require(lines.first).split(separator: ", ").map { $0.split(separator: " ") }
    #expect(words.count == 2)
    #expect(
      words.allSatisfy {
        $0.count == 2 && $0[0].count >= 24 && $0[0].allSatisfy(\.isHexDigit) && $0[1] == "string"
      })
    #expect(try seen("lastBet", member) == lines)
  }

  @Test("numbers of lastBet are floats, so that no whole number overflows or divides by zero")
  func floats() throws {
    let play = try BotPlay(
      """
      nextbet = 1 chance = 49.5
      function dobet()
        for _, name in ipairs { "Roll", "Amount", "Chance", "Profit", "nonce" } do
          print(name, math.type(lastBet[name]), lastBet[name] % 0 ~= lastBet[name] % 0)
        end
      end
      """)
    try play.begin()
    try play.play("+")
    #expect(play.printed.allSatisfy { $0.hasSuffix("\tfloat\ttrue") }, "\(play.printed)")
  }

  @Test("lastBet may be looked at before the first bet")
  func beforeFirst() throws {
    let play = try BotPlay(
      "print(lastBet.roll, lastBet.Amount, lastbet.PROFIT) nextbet = 1 function dobet() end")
    #expect(play.printed == ["0\t0\t0"])
  }

  @Test("a bet that a script keeps stays that bet")
  func kept() throws {
    let play = try BotPlay(
      """
      nextbet = 1 chance = 49.5
      local kept = {}
      function dobet()
        kept[#kept + 1] = lastBet
        if bets == 3 then for _, bet in ipairs(kept) do print(bet.Roll, bet.profit, bet.nonce, bet.id) end end
      end
      """)
    try play.begin()
    try play.play("+-+")
    #expect(play.printed == ["98.76\t1\t0\t1", "1.23\t-1\t1\t2", "98.76\t1\t2\t3"])
  }

  @Test(
    "each member of site is the house's, in any case",
    arguments: [
      ("name", "sim string"), ("edge", "1 number"), ("maxroll", "99.99 number"), ("cantip", "false boolean"),
      ("canwithdraw", "false boolean"), ("canresetseed", "true boolean"), ("caninvest", "false boolean"),
      ("siteurl", " string"),
    ])
  func site(member: String, expected: String) throws {
    #expect(try seen("site", member) == ["\(expected), \(expected)"])
    #expect(try seen("SiteDetails", member) == ["\(expected), \(expected)"])
  }
}
