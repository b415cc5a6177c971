import CLua
import Dice
import Engine
import Scripting
import Synchronization
import Testing

@Suite("The watchdog", .serialized)
struct WatchdogTests {
  private func watchdog() throws -> Watchdog {
    var limits = Watchdog.Limits()
    limits.load = 100
    limits.callback = 60
    limits.poll = 5
    return try Watchdog(limits: limits)
  }

  @Test(
    "a loop is ended with file and line, wherever it is",
    arguments: [
      "while true do end",
      "::a:: goto a",
      "coroutine.wrap(function() while true do end end)()",
      "coroutine.wrap(function() coroutine.wrap(function() while true do end end)() end)()",
      "while true do local co = coroutine.wrap(function() for i = 1, 200 do end end) co() end",
      "while true do pcall(function() while true do end end) end",
      "while true do pcall(error) end",
      "while true do xpcall(function() while true do end end, function() while true do end end) end",
      "xpcall(error, function() while true do end end)",
      "local function h(e) error(e) end while true do xpcall(error, h, 'x') xpcall(string.rep, h) end",
      "while true do coroutine.resume(coroutine.create(function() while true do end end)) end",
      "table.sort({1, 2, 3}, function() while true do end end)",
      "setmetatable({}, {__index = function() while true do end end}).x = setmetatable({}, {__index = function() while true do end end}).y",
      "tostring(setmetatable({}, {__tostring = function() while true do end end}))",
      "load(function() while true do end end)",
      "for k in pairs(setmetatable({}, {__pairs = function() while true do end end})) do end",
      "string.gsub('x', '.', function() while true do end end)",
    ])
  func loops(code: String) throws {
    let play = try Play("function next_bet()\n\(code)\nend", watchdog: watchdog())
    let fault = play.fault()
    #expect(fault == "test.lua:2: next_bet ran longer than 60 ms")
    #expect(play.fault() == fault, "sticky")
    #expect(message { _ = try play.start() } == fault)
  }

  @Test("every entry is watched")
  func entries() throws {
    let watchdog = try watchdog()
    #expect(
      message { _ = try Play("while true do end", watchdog: watchdog) }
        == "test.lua:1: loading ran longer than 100 ms")
    let loop = "while true do end end"
    let bet = "function next_bet() return 1, 50, 'high' end"
    let start = try Play("\(bet) function on_start() \(loop)", watchdog: watchdog)
    #expect(message { _ = try start.start() } == "test.lua:1: on_start ran longer than 60 ms")
    let result = try Play("\(bet) function on_result() \(loop)", watchdog: watchdog)
    let proposal = try result.proposal()
    #expect(message { try result.hand(proposal, won: true) } == "test.lua:1: on_result ran longer than 60 ms")
    let refused = try Play("\(bet) function on_refused() \(loop)", watchdog: watchdog)
    #expect(
      message { try refused.hand(try refused.proposal(), won: false, refused: "no") }
        == "test.lua:1: on_refused ran longer than 60 ms")
    let stop = try Play("\(bet) function on_stop() \(loop)", watchdog: watchdog)
    #expect(
      message {
        try stop.strategy.stop(.init(reason: "r", evidence: "e", context: stop.context, refused: 0))
      } == "test.lua:1: on_stop ran longer than 60 ms")
  }

  @Test("many calls that each stay under the limit are not ended")
  func shortCalls() throws {
    let play = try Play(
      "function next_bet() local n = 0 for i = 1, 2e5 do n = n + i end return 1, 50, 'low' end",
      watchdog: watchdog())
    for _ in 0..<200 { _ = try play.proposal() }
  }

  @Test("a loop inside of C is reported to the backstop")
  func backstop() throws {
    var limits = Watchdog.Limits()
    (limits.callback, limits.poll, limits.backstop) = (30, 5, 50)
    backstopCalls.store(0, ordering: .relaxed)
    let watchdog = try Watchdog(limits: limits) { _ in backstopCalls.add(1, ordering: .relaxed) }
    let play = try Play(
      "function next_bet()\nlocal n = 21 string.find(('a'):rep(n), ('a?'):rep(n) .. ('a'):rep(n)) while true do end end",
      watchdog: watchdog)
    #expect(play.fault() == "test.lua:2: next_bet ran longer than 30 ms")
    #expect(backstopCalls.load(ordering: .relaxed) <= 1)
  }

  @Test("lanes share a watchdog, and states come and go under it")
  func shared() throws {
    let watchdog = try watchdog()
    for round in 0..<50 {
      let play = try Play("function next_bet() return 1, 50, 'low' end", watchdog: watchdog)
      let runaway =
        round % 25 == 0 ? try Play("function next_bet() while true do end end", watchdog: watchdog) : nil
      _ = runaway?.fault()
      _ = try play.proposal()
    }
  }
}

/// Counted on the watchdog's thread.
private let backstopCalls = Atomic<Int>(0)
