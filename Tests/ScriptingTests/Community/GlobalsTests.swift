import Scripting
import Testing

/// A global as a script sees it: before the first bet, after a win of 1 coin, and after a loss of 1 coin.
struct Global: CustomTestStringConvertible {
  let name: String
  let values: [String]

  /// Values with their Lua type.
  init(_ name: String, _ first: String, _ won: String, _ lost: String) {
    self.name = name
    values = [first, won, lost]
  }

  var testDescription: String { name }

  /// What a script prints of it that speaks of no other global but those that it has to set.
  func seen(in dialect: Dialect, by name: String? = nil) throws -> [String] {
    let name = name ?? self.name
    let play = try BotPlay(
      """
      local function show() print(\(name), math.type(\(name)) or type(\(name))) end
      show()
      nextbet = 1
      chance = 49.5
      function dobet() show() end
      """, in: dialect)
    try play.begin()
    try play.play("+-")
    return play.printed.map { $0.replacing("\t", with: " ") }
  }
}

@Suite("Globals of other bots")
struct GlobalsTests {
  /// The balance is 100 at the start, and the bets pay 2 for 1.
  private static let dicebot = [
    Global("balance", "100 float", "101 float", "100 float"),
    Global("profit", "0 float", "1 float", "0 float"),
    Global("currentprofit", "nil nil", "1 float", "-1 float"),
    Global("previousbet", "-1 float", "1 float", "1 float"),
    Global("nextbet", "-1 float", "1 float", "1 float"),
    Global("bethigh", "true boolean", "true boolean", "true boolean"),
    Global("win", "nil nil", "true boolean", "false boolean"),
    Global("bets", "0 float", "1 float", "2 float"),
    Global("wins", "0 float", "1 float", "1 float"),
    Global("losses", "0 float", "0 float", "1 float"),
    Global("wagered", "0 float", "1 float", "2 float"),
    Global("currentstreak", "0 float", "1 float", "-1 float"),
    Global("currency", "BTC string", "BTC string", "BTC string"),
    Global("currencies[1]", "BTC string", "BTC string", "BTC string"),
    Global("enablersc", "false boolean", "false boolean", "false boolean"),
    Global("enablezz", "false boolean", "false boolean", "false boolean"),
  ]

  @Test(
    "each global of DiceBot has its value and type before the first bet and after results", arguments: dicebot
  )
  func inDicebot(global: Global) throws {
    #expect(try global.seen(in: .dicebot) == global.values)
  }

  @Test(
    "a script that finds them by names that it puts together sees the same", arguments: dicebot.prefix(13))
  func byName(global: Global) throws {
    let halves = (global.name.prefix(2), global.name.dropFirst(2))
    #expect(try global.seen(in: .dicebot, by: "_G['\(halves.0)' .. '\(halves.1)']") == global.values)
  }

  @Test("chance is 0 before the first bet in DiceBot, 49.5 in the web hosts, and what the script set after")
  func chance() throws {
    for (dialect, first) in [
      (Dialect.dicebot, "0 float"), (.webdicebot, "49.5 float"), (.mydicebot, "49.5 float"),
    ] {
      #expect(try Global("chance", first, "", "").seen(in: dialect) == [first, "49.5 float", "49.5 float"])
    }
  }

  private static let web = [
    Global("minbalance", "100 float", "100 float", "100 float"),
    Global("maxbalance", "100 float", "101 float", "101 float"),
    Global("minprofit", "0 float", "0 float", "0 float"),
    Global("maxprofit", "0 float", "1 float", "1 float"),
    Global("winstreak", "0 float", "1 float", "0 float"),
    Global("losestreak", "0 float", "0 float", "1 float"),
    Global("partialprofit", "0 float", "1 float", "0 float"),
    Global("currentroll", "0 float", "98.76 float", "1.23 float"),
    Global("result", "0 float", "98.76 float", "1.23 float"),
    Global("target", "0 float", "50.49 float", "50.49 float"),
    Global("casino", "sim string", "sim string", "sim string"),
    Global("scriptname", "test string", "test string", "test string"),
    Global("game", "dice string", "dice string", "dice string"),
    Global("basebet", "1e-08 float", "1e-08 float", "1e-08 float"),
    Global("nextbet", "1e-08 float", "1 float", "1 float"),
    Global("balance", "100 float", "101 float", "100 float"),
    Global("lastbet.roll", "0 float", "98.76 float", "1.23 float"),
  ]

  @Test(
    "each global of the web hosts has its value and type", arguments: [Dialect.webdicebot, .mydicebot], web)
  func inWeb(dialect: Dialect, global: Global) throws {
    #expect(try global.seen(in: dialect) == global.values)
  }

  @Test("the least and the most of balance and profit are those of the session")
  func extremes() throws {
    let play = try BotPlay(
      "nextbet = 1 function dobet() print(minbalance, maxbalance, minprofit, maxprofit) end", in: .webdicebot)
    try play.begin()
    try play.play("--++++")
    #expect(play.printed.last == "98\t102\t-2\t2")
  }

  @Test("a global that the script overwrites is set anew by the next result")
  func overwritten() throws {
    let play = try BotPlay(
      """
      balance = 7 bets = "many" win = {} lastBet = 5
      nextbet = 1 chance = 49.5
      function dobet() print(balance, bets, win, lastBet.Roll) balance = 0 bets = nil lastBet = nil end
      """)
    try play.begin()
    try play.play("+-")
    #expect(play.printed == ["101\t1\ttrue\t98.76", "100\t2\tfalse\t1.23"])
  }
}
