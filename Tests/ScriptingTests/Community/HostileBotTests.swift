import Engine
import Scripting
import TestSupport
import Testing

/// What a hostile script in DiceBot's dialect does, and how that has to end.
struct Misdeed: CustomTestStringConvertible {
  let statements: String
  /// What the fault begins with and has in it; nil where the script plays on.
  let fault: (start: String, words: String)?

  init(_ statements: String, fails words: String? = nil, at start: String = "test.lua:3: ") {
    self.statements = statements
    fault = words.map { (start, $0) }
  }

  var testDescription: String { statements }
}

@Suite("Hostile scripts in the dialect of another bot")
struct HostileBotTests {
  private static let misdeeds = [
    Misdeed("while true do end", fails: "the script ran longer than 300 ms"),
    Misdeed("repeat pcall(function() while true do end end) until false", fails: "ran longer than 300 ms"),
    Misdeed("coroutine.wrap(function() while true do end end)()", fails: "ran longer than 300 ms"),
    Misdeed("while true do os.clock() end", fails: "ran longer than 300 ms", at: ""),
    Misdeed("while true do sleep(1) end", fails: "ran longer than 300 ms", at: ""),
    Misdeed("sleep(1e308) sleep(1e308)"), Misdeed("sleep(1/0)"), Misdeed("sleep(0/0)"),
    Misdeed("BetDelay = 1/0"),
    Misdeed("for i = 1, 20000 do tip('x', i) end"),
    Misdeed("for i = 1, 1000 do resetseed() resetstats() end"),
    Misdeed("local x = ('x'):rep(1e9)", fails: "not enough memory"),
    Misdeed("local s = 'x' while true do s = s .. s end", fails: "not enough memory"),
    Misdeed("local f = io.open('a', 'w') local b = ('x'):rep(1e6) for i = 1, 50 do f:write(b) end"),
    Misdeed("for i = 1, 3000 do io.open('f' .. i, 'w') end"), Misdeed("io.open(('n'):rep(1e6), 'w')"),
    Misdeed(
      "type = nil error = nil string = nil table = nil pairs = nil ipairs = nil setmetatable = nil rawget = nil _G = nil os = nil math = nil tonumber = nil tostring = nil"
    ),
    Misdeed("_ENV = {}"), Misdeed("setmetatable(_G, { __index = function() return 5 end })"),
    Misdeed("setmetatable(_G, { __newindex = function() error('no') end }) fresh = 1", fails: "no"),
    Misdeed(
      "error(setmetatable({}, { __tostring = function() while true do end end }))", fails: "error: a table"),
    Misdeed("error()", fails: "error: a nil"), Misdeed("error({})", fails: "error: a table"),
    Misdeed("local function deep() return 1 + deep() end deep()", fails: ""),
    Misdeed("setmetatable(_G, nil)"), Misdeed("lastBet = setmetatable({}, { __index = error })"),
    Misdeed("setmetatable(lastBet, { __index = error })"), Misdeed("rawset(lastBet, 'roll', error)"),
    Misdeed("for k in pairs(lastBet) do lastBet[k] = nil end print(lastBet.Roll)"),
    Misdeed("site = nil SiteDetails = nil"),
    Misdeed("chance = coroutine.create(print)"),
    Misdeed("currency = setmetatable({}, { __eq = error, __tostring = error })"),
    Misdeed("stop = 5 print = 5 sleep = 5 resetstats = 5"), Misdeed("coroutine.yield()", fails: "yield"),
    Misdeed("getHistory()[1] = nil getHistory()[5] = {}"),
    Misdeed("local h = getHistory() for k in pairs(h) do h[k] = nil end"),
    Misdeed("loadstring('while true do end')()", fails: "ran longer than 300 ms", at: ""),
    Misdeed("print(os.date(('%c'):rep(1000), 0) ~= nil)"),
    Misdeed("os.date('%c', 1e300)", fails: "bad argument #2 to 'date'"),
    Misdeed("os.time({ year = 1e300, month = 1, day = 1 })"),
    Misdeed("print(string.format('%99999d', 1))", fails: "invalid conversion"),
    Misdeed("getHistory = 5 read = 5 log = nil tip = nil"),
    Misdeed("nextbet = 1e300", fails: "more than can be counted", at: "test.lua"),
  ]

  @Test("each ends as a fault with its place, or plays on", arguments: misdeeds)
  func misdeed(_ deed: Misdeed) throws {
    var limits = Watchdog.Limits()
    limits.callback = 300
    let watchdog = try Watchdog(limits: limits)
    let play = try BotPlay(
      "nextbet, chance = 1, 50\nfunction dobet()\n\(deed.statements)\nend", BotPlay.Start(watchdog: watchdog))
    try play.begin()
    let fault = play.fault() ?? play.fault()
    guard let expected = deed.fault else {
      #expect(fault == nil)
      return
    }
    let words = try #require(fault)
    #expect(words.hasPrefix(expected.start) && words.contains(expected.words), "\(words)")
  }

  @Test("names of Lua that the script takes away before the first bet are not missed")
  func early() throws {
    let play = try BotPlay(
      """
      local show = print
      error, type, string, table, pairs, ipairs, setmetatable, rawget, rawset, os, math, tonumber, tostring, _G, print = nil
      nextbet, chance = 1, 50
      function dobet()
        show(lastBet.Roll, balance, lastBet.date.year)
        sleep(1) tip("x", 1) resetstats() nextbet = nil
      end
      """)
    try play.begin()
    try play.play("+-")
    #expect(play.printed == ["98.76\t100.98\t2025", "1.23\t99.98\t2025"])
    #expect(try play.bet() == Placed(1, 50, high: true))
  }

  @Test("an endless script before the first bet is ended with its line")
  func endlessAtLoad() throws {
    var limits = Watchdog.Limits()
    limits.load = 300
    let watchdog = try Watchdog(limits: limits)
    let words = message {
      _ = try BotPlay("nextbet, x = 1, 1\nwhile true do x += 1 end", BotPlay.Start(watchdog: watchdog))
    }
    #expect(words == "test.lua:2: loading ran longer than 300 ms")
  }

  @Test("memory does not grow with the number of bets where no history is asked for")
  func memory() throws {
    let play = try BotPlay(
      "nextbet, chance = 1e-8, 50 function dobet() seen = lastBet.Roll + profit sleep(0.1) end",
      BotPlay.Start(memory: 3 << 20))
    try play.begin()
    for bet in 0..<Effort.size(5_000, soak: 200_000) { try play.end(bet % 2 == 0) }
    #expect(try play.bet() == Placed(1e-8, 50, high: true))
  }
}
