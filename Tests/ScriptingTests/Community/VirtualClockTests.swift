import Engine
import Scripting
import Testing

@Suite("The clock of a script of another bot")
struct VirtualClockTests {
  /// How long the second bet has to wait after `statements`, and what they printed.
  private func run(_ statements: String) throws -> (delay: Double, printed: [String]) {
    let play = try BotPlay("nextbet, chance = 1, 50\nfunction dobet()\n\(statements)\nend")
    play.latency = 3723
    try play.begin()
    try play.end(true)
    return (play.delay, play.printed)
  }

  @Test(
    "a wait that looks at the clock again and again ends, and costs the session what it waited for",
    arguments: [
      ("local t = os.clock() while os.clock() - t < 5 do end", 5.0),
      ("local t = os.clock() repeat until os.clock() > t + 0.25", 0.25),
      ("local t = os.time() while os.time() < t + 60 do end", 59.0),
      ("local t = os.time() while os.difftime(os.time(), t) < 86400 do end", 86399.0),
      ("local t = os.date('%H') while os.date('%H') == t do end", 3477.0),
    ])
  func busyWait(statements: String, seconds: Double) throws {
    let delay = try run(statements).delay
    #expect(delay > seconds - 0.01 && delay < seconds * 1.1 + 1, "\(delay)")
  }

  @Test("a few looks at the clock cost nothing")
  func free() throws {
    #expect(try run("for i = 1, 3 do local t = os.clock() local s = os.time() end").delay == 0)
  }

  @Test("os.clock grows at every look, within a call and from bet to bet")
  func grows() throws {
    let play = try BotPlay(
      """
      nextbet, chance = 1, 50
      local last, looks, bad = os.clock(), 0, 0
      function dobet()
        for i = 1, bets * 20 do
          local now = os.clock()
          looks = looks + 1
          if not (now > last) then bad = bad + 1 end
          last = now
        end
        if bets == 3 then sleep(1000) end
        print(looks, bad)
      end
      """)
    try play.begin()
    try play.play("+-+-+-+-")
    #expect(play.printed.last == "720\t0")
  }

  @Test("sleep moves the clock on by as much")
  func sleep() throws {
    let (delay, printed) = try run(
      "local t = os.clock() sleep(7) Sleep(500) print(math.floor((os.clock() - t) * 100 + 0.5))")
    #expect(printed == ["750"])
    #expect(delay == 7.5)
  }

  @Test(
    "dates are those of the session's clock, which begins in 2025 and is in UTC",
    arguments: [
      ("os.time()", "1735693323"), ("os.date('%Y-%m-%d %H:%M:%S')", "2025-01-01 01:02:03"),
      ("os.date()", "Wed Jan  1 01:02:03 2025"), ("os.date('!%X')", "01:02:03"), ("os.date('*t').hour", "1"),
      ("os.date('*t').isdst", "false"), ("math.type(os.time())", "integer"),
      ("os.date('%H', os.time())", "01"),
    ])
  func now(expression: String, expected: String) throws {
    #expect(try run("print(\(expression))").printed == [expected])
  }

  @Test(
    "known dates are written and counted as they are",
    arguments: [
      ("os.date('%c', 0)", "Thu Jan  1 00:00:00 1970"),
      ("os.date('%x %X %p', 951782400)", "02/29/00 00:00:00 AM"),
      ("os.date('%A %B %d %j', 951868799)", "Tuesday February 29 060"),
      ("os.date('%F %T', -1)", "1969-12-31 23:59:59"),
      ("os.date('%I %M %S %y %%', 4102444799)", "11 59 59 99 %"), ("os.date('*t', 951782400).yday", "60"),
      ("os.date('*t', 951782400).wday", "3"),
      ("os.time({year = 2000, month = 2, day = 29, hour = 0})", "951782400"),
      ("os.time({year = 2025, month = 1, day = 1})", "1735732800"),
      ("os.time({year = 2024, month = 14, day = -3, hour = 25, min = 61, sec = 61})", "1738116121"),
      ("os.difftime(5, 3)", "2"), ("os.time(os.date('*t', 123456789))", "123456789"),
    ])
  func known(expression: String, expected: String) throws {
    #expect(try run("print(\(expression))").printed == [expected])
  }

  @Test("nothing of the machine is told or done", arguments: ["os.getenv('PATH')", "os.getenv('HOME')"])
  func machine(expression: String) throws {
    #expect(try run("print(\(expression))").printed == ["nil"])
  }

  @Test("os.exit ends the session, and os.execute and io.popen are not supported")
  func programs() throws {
    let exits = try BotPlay("nextbet, chance = 1, 50 function dobet() os.exit() end")
    try exits.begin()
    #expect(try exits.end(true) == .stop(StopRequest(reason: "os.exit() called")))
    for name in ["os.execute", "io.popen"] {
      #expect(message { _ = try run("\(name)('ls')") } == "test.lua:3: not supported by Alea: \(name)")
    }
  }
}
