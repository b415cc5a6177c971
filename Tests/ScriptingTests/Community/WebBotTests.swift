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
