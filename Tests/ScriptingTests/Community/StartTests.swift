import Engine
import Scripting
import Testing

@Suite("How a script of another bot begins and ends")
struct StartTests {
  private let live = BotPlay.Start(simulated: false)

  @Test("the script is run once before the first bet, which is what it has set")
  func first() throws {
    let play = try BotPlay(
      "print('once') nextbet, chance, bethigh = 0.25, 12.5, false function dobet() print('bet') end")
    try play.begin()
    #expect(play.printed == ["once"])
    #expect(try play.bet() == Placed(0.25, 12.5, high: false))
    try play.end(false)
    #expect(play.printed == ["once", "bet"])
  }

  @Test(
    "in simulation a first bet that was never set is assumed, with a warning",
    arguments: [
      ("chance = 50", 1e-8, 50.0, "nextbet"), ("base = 0.5 chance = 50", 0.5, 50, "nextbet"),
      ("nextbet = 2", 2, 49.5, "chance"), ("nextbet = 2 chance = 0", 2, 49.5, "chance"),
    ])
  func assumed(statements: String, coins: Double, percent: Double, warned: String) throws {
    let play = try BotPlay("\(statements)\nfunction dobet() end")
    try play.begin()
    #expect(try play.bet() == Placed(coins, percent, high: true))
    #expect(play.warned.count == 1 && play.warned[0].contains("\(warned) was never set"), "\(play.warned)")
  }

  @Test(
    "where money is at stake it is refused",
    arguments: [("chance = 50", "nextbet"), ("nextbet = 2", "chance")])
  func refused(statements: String, name: String) {
    let words = message { _ = try BotPlay("\(statements)\nfunction dobet() end", live) }
    #expect(words?.contains("\(name) was never set") == true, "\(words ?? "loaded")")
  }

  @Test("stop() lets dobet run to its end, and no bet is placed after it")
  func stop() throws {
    let play = try BotPlay("nextbet, chance = 1, 50 function dobet() stop() print('went on') nextbet = 9 end")
    try play.begin()
    #expect(try play.end(true) == .stop(StopRequest(reason: nil)))
    #expect(play.printed == ["went on"])
  }

  @Test("stop() has no effect at top level", arguments: ["stop()", "stop() stop('now')", "Stop()"])
  func stopAtLoad(statement: String) throws {
    let play = try BotPlay("nextbet, chance = 1, 50 \(statement) function dobet() end")
    #expect(try play.strategy.start(Play.context()) == nil)
    try play.begin()
    #expect(try play.bet() == Placed(1, 50, high: true))
    try play.end(true)
    #expect(try play.bet() == Placed(1, 50, high: true))
  }

  @Test("nextbet = 0 is a bet of nothing in simulation, said once, and an error where money is at stake")
  func zero() throws {
    let text = "nextbet, chance = 1, 50\nfunction dobet() nextbet = 0 end"
    let play = try BotPlay(text)
    try play.begin()
    try play.play("+-+")
    #expect(try play.bet() == Placed(0, 50, high: true))
    #expect(play.warned.count == 1 && play.warned[0].contains("bets of 0"))
    let serious = try BotPlay(text, live)
    try serious.begin()
    #expect(serious.fault()?.contains("nextbet = 0.0; the site takes no bets of 0") == true)
  }

  @Test("a script that sets another currency ends with both named", arguments: ["eth", "DOGE", "Ltc"])
  func currency(symbol: String) throws {
    let atLoad = message {
      _ = try BotPlay("nextbet, chance = 1, 50\ncurrency = '\(symbol)'\nfunction dobet() end")
    }
    let later = try BotPlay("nextbet, chance = 1, 50\nfunction dobet() currency = '\(symbol)' end")
    try later.begin()
    let pascal = try BotPlay("nextbet, chance = 1, 50\nfunction dobet() SetCurrency('\(symbol)') end")
    try pascal.begin()
    for words in [atLoad, later.fault(), pascal.fault()] {
      #expect(words?.contains(symbol) == true && words?.contains("BTC") == true, "\(words ?? "went on")")
    }
  }

  @Test(
    "a bet that no host takes ends the script, with the value",
    arguments: [
      ("nextbet = -1", "nextbet = -1"), ("nextbet = 1/0", "nextbet = inf"), ("chance = 0", "chance = 0"),
      ("chance = 100", "chance = 100"), ("chance = -5", "chance = -5"),
    ])
  func impossible(statement: String, words: String) throws {
    let play = try BotPlay("nextbet, chance = 1, 50\nfunction dobet() \(statement) end")
    try play.begin()
    let fault = try #require(play.fault())
    #expect(fault.hasPrefix("test.lua") && fault.contains(words), "\(fault)")
  }

  @Test("an error ends the script with the message and its line")
  func raised() throws {
    let play = try BotPlay("nextbet, chance = 1, 50\nfunction dobet()\n  local x = y.z\nend")
    try play.begin()
    #expect(play.fault() == "test.lua:3: attempt to index a nil value (global 'y')")
  }

  @Test(
    "a script that takes its dobet away, wants another currency, or has no bet ends with a line where there is one",
    arguments: [
      ("dobet = nil", "test.lua: "), ("currency = 'eth'", "test.lua:3: "), ("nextbet = -1", "test.lua:2: "),
      ("chance = 0", "test.lua:2: "), ("NextBet = 5 nextbet = -1", "test.lua:2: "),
    ])
  func named(statement: String, place: String) throws {
    let play = try BotPlay("nextbet, chance = 1, 50\nfunction dobet()\n  \(statement)\nend")
    try play.begin()
    let fault = try #require(play.fault() ?? play.fault())
    #expect(fault.hasPrefix(place), "\(fault)")
  }
}
