import Scripting
import Testing

@Suite("webdicebot's and mydicebot's contract")
struct WebBotTests {
  @Test(
    "the first bet is the form's basebet, the script's, or what nextbet was set to",
    arguments: [Dialect.webdicebot, .mydicebot])
  func baseBet(dialect: Dialect) throws {
    func first(_ text: String, _ parameters: String...) throws -> Placed {
      let play = try BotPlay(
        text + " function dobet() end", BotPlay.Start(dialect: dialect, parameters: parameters))
      try play.begin()
      return try play.bet()
    }
    #expect(try first("") == Placed(1e-8, 49.5, high: true))
    #expect(try first("", "basebet=0.5") == Placed(0.5, 49.5, high: true))
    #expect(try first("basebet = 0.25", "basebet=0.5") == Placed(0.25, 49.5, high: true))
    #expect(try first("basebet = 0.25 nextbet = 2") == Placed(2, 49.5, high: true))
    #expect(try first("nextbet = basebet * 4", "basebet=0.5") == Placed(2, 49.5, high: true))
  }

  @Test("the chance of the web hosts need not be set, also where it is told by the script's bet on low")
  func chance() throws {
    let play = try BotPlay("bethigh = false function dobet() print(target) end", in: .webdicebot)
    try play.begin()
    #expect(try play.bet() == Placed(1e-8, 49.5, high: false))
    try play.end(true)
    #expect(play.printed == ["49.5"])
    #expect(play.warned.isEmpty)
  }

  @Test("in mydicebot the case of a name does not matter, and base is basebet")
  func caseFolding() throws {
    let play = try BotPlay(
      """
      Base = 0.5
      NextBet = BASE
      Chance = 25
      local Losses_In_Row = 0
      function DoBet()
        if WIN then losses_in_row = 0 NextBet = base else LOSSES_IN_ROW = Losses_In_Row + 1 nextBet = PREVIOUSBET * 2 end
        Print(losses_in_row, Balance, ProFit, LastBet.Roll, CurrentStreak)
      end
      """, in: .mydicebot)
    try play.begin()
    #expect(try play.bet() == Placed(0.5, 25, high: true))
    try play.end(false)
    #expect(try play.bet() == Placed(1, 25, high: true))
    try play.end(false)
    #expect(try play.bet() == Placed(2, 25, high: true))
    try play.end(true)
    #expect(try play.bet() == Placed(0.5, 25, high: true))
    #expect(
      play.printed == ["1\t99.5\t-0.5\t1.23\t-1", "2\t98.5\t-1.5\t1.23\t-2", "0\t104.42\t4.42\t98.76\t1"])
  }

  @Test(
    "each global of mydicebot is known in any case",
    arguments: [
      ("Balance", "101", "100"), ("PROFIT", "1", "0"), ("currentProfit", "1", "-1"),
      ("PreviousBet", "1", "1"),
      ("Bets", "1", "2"), ("winStreak", "1", "0"), ("loseStreak", "0", "1"), ("currentRoll", "98.76", "1.23"),
      ("lastBet.Roll", "98.76", "1.23"), ("LASTBET.roll", "98.76", "1.23"), ("Wagered", "1", "2"),
      ("MaxBalance", "101", "101"),
    ])
  func anyCase(name: String, won: String, lost: String) throws {
    let play = try BotPlay("nextbet = 1 function dobet() print(\(name)) end", in: .mydicebot)
    try play.begin()
    try play.play("+-")
    #expect(play.printed == [won, lost])
  }

  @Test(
    "resets of the web hosts begin the counts anew", arguments: ["resetall", "resetsession", "resetstats"])
  func resets(name: String) throws {
    let play = try BotPlay(
      "nextbet = 1 function dobet() if bets == 2 then \(name)() end print(bets, profit, balance) end",
      in: .webdicebot)
    try play.begin()
    try play.play("++-")
    #expect(play.printed == ["1\t1\t101", "0\t0\t102", "1\t-1\t101"])
  }
}
