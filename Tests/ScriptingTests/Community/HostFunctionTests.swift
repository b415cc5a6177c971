import Engine
import Scripting
import Testing

@Suite("Functions that other bots give to a script")
struct HostFunctionTests {
  @Test("resetstats begins the counts anew, and neither balance, streak nor the last bet")
  func resetStats() throws {
    let play = try BotPlay(
      """
      nextbet, chance = 1, 49.5
      function dobet()
        if bets == 3 then resetstats() end
        print(bets, wins, losses, profit, wagered, balance, currentstreak, previousbet)
      end
      """)
    try play.begin()
    try play.play("+---")
    #expect(play.printed[2] == "0\t0\t0\t0\t0\t99\t-2\t1")
    #expect(play.printed[3] == "1\t0\t1\t-1\t1\t98\t-3\t1")
  }

  @Test("resetpartialprofit begins the partial profit anew, and not the profit")
  func resetPartialProfit() throws {
    let play = try BotPlay(
      """
      nextbet, chance = 1, 49.5
      function dobet()
        if bets == 2 then resetpartialprofit() end
        print(partialprofit, profit)
      end
      """)
    try play.begin()
    try play.play("++-")
    #expect(play.printed == ["1\t1", "0\t2", "-1\t1"])
  }

  @Test("resetseed gives the bets after it another client seed and nonces from 0")
  func resetSeed() throws {
    let play = try BotPlay(
      """
      nextbet, chance = 1, 49.5
      function dobet()
        print(lastBet.nonce, lastBet.clientseed, lastBet.serverhash)
        if bets == 2 then resetseed() end
      end
      """)
    try play.begin()
    try play.play("++++")
    let words = play.printed.map { $0.split(separator: "\t") }
    #expect(words.map { $0[0] } == ["0", "1", "0", "1"])
    #expect(words[0].dropFirst() == words[1].dropFirst() && words[2].dropFirst() == words[3].dropFirst())
    #expect(words[1][1] != words[2][1] && words[1][2] != words[2][2])
    #expect(try play.bet() == Placed(1, 49.5, high: true))
  }

  @Test(
    "sleep makes the next bet wait, in seconds or, with a capital, in milliseconds",
    arguments: [
      ("sleep(2.5)", 2.5), ("sleep(1) sleep(0.5)", 1.5), ("Sleep(2500)", 2.5), ("sleep(0)", 0),
      ("sleep(-1)", 0),
      ("sleep()", 0), ("sleep('1.5')", 1.5), ("sleep('x')", 0), ("betinterval(250)", 0.25),
    ])
  func sleep(statement: String, seconds: Double) throws {
    let play = try BotPlay("nextbet, chance = 1, 50 function dobet() \(statement) end")
    try play.begin()
    #expect(play.delay == 0)
    try play.end(true)
    #expect(play.delay == seconds)
  }

  @Test("a script that sleeps before the first bet makes that wait")
  func sleepAtLoad() throws {
    let play = try BotPlay("nextbet, chance = 1, 50 sleep(3) function dobet() end")
    try play.begin()
    #expect(play.delay == 3)
    try play.end(true)
    #expect(play.delay == 0)
  }

  @Test(
    "what moves money elsewhere is logged and moves nothing",
    arguments: [
      ("tip('bob', 0.5)", ["tip", "0.5", "bob"]), ("Tip('bob', 0.5)", ["tip", "0.5", "bob"]),
      ("withdraw(0.5, '1abc')", ["withdraw", "0.5", "1abc"]),
      ("Withdraw('1abc', 0.5)", ["withdraw", "0.5", "1abc"]),
      ("invest(0.5)", ["invest", "0.5"]), ("Invest(0.5)", ["invest", "0.5"]),
      ("vault(0.5)", ["vault", "0.5"]),
      ("unvault(0.5)", ["unvault", "0.5"]), ("Bank(0.5)", ["bank", "0.5"]), ("tip()", ["tip"]),
    ])
  func money(call: String, words: [String]) throws {
    let play = try BotPlay("nextbet, chance = 1, 49.5\nfunction dobet() \(call)\n print(balance) end")
    try play.begin()
    try play.play("+-")
    #expect(play.printed == ["101", "100"])
    #expect(try play.bet() == Placed(1, 49.5, high: true))
    let line = try #require(play.warned.first)
    #expect(words.allSatisfy { line.contains($0) }, "\(line)")
    #expect(line.hasPrefix("test.lua:2: "), "\(line)")
  }

  @Test(
    "what nobody's script calls raises that it is not supported, in the script's line",
    arguments: [
      "runsim", "RunSim", "martingale", "labouchere", "fibonacci", "dalembert", "presetlist", "setvalueint",
      "setvaluestring", "setvaluedecimal", "setvaluebool", "getvalue", "loadstrategy", "setvalue",
      "exportsim",
      "resetbuiltin",
    ])
  func unsupported(name: String) throws {
    let play = try BotPlay("nextbet, chance = 1, 50\nfunction dobet()\n  \(name)(1, 2)\nend")
    try play.begin()
    #expect(play.fault() == "test.lua:3: not supported by Alea: \(name)")
  }

  @Test(
    "what only the window of another bot shows does nothing",
    arguments: [
      "ching()", "alarm()", "Alarm()", "Ching()", "sound()", "resetchart()", "resethistory()", "resetlog()",
      "resume()",
      "start()", "checkbalance()",
    ])
  func window(call: String) throws {
    let play = try BotPlay("nextbet, chance = 1, 50 function dobet() \(call) end")
    try play.begin()
    try play.play("+-")
    #expect(try play.bet() == Placed(1, 50, high: true))
    #expect(play.printed.isEmpty && play.warned.isEmpty)
  }

  @Test("log, print, Print and message say their text", arguments: ["log", "print", "Print", "message"])
  func say(name: String) throws {
    let play = try BotPlay("\(name)('hello') nextbet, chance = 1, 50 function dobet() end")
    #expect(play.printed == ["hello"])
  }

  @Test(
    "a script may put functions of its own in the place of the host's",
    arguments: [
      "sleep", "stop", "log", "tip", "withdraw", "resetstats", "resetseed", "ching", "alarm", "martingale",
      "fibonacci",
      "read", "message", "vault", "unpack", "resetpartialprofit", "invest",
    ])
  func overwritten(name: String) throws {
    let play = try BotPlay(
      "nextbet, chance = 1, 50 function \(name)(x) print('mine', x) end function dobet() \(name)(bets) end")
    try play.begin()
    try play.play("+-")
    #expect(play.printed == ["mine\t1", "mine\t2"])
    #expect(try play.bet() == Placed(1, 50, high: true))
  }
}
