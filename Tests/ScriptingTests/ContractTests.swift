import Dice
import Engine
import Scripting
import Testing

@Suite("The script contract")
struct ContractTests {
  @Test("every field of ctx has its documented value and type")
  func contextFields() throws {
    let fields =
      "balance,start_balance,profit,wagered,bets,wins,losses,streak,outstanding,exposure,depth,lane,currency,now"
    let play = try Play(
      """
      function next_bet(ctx)
        for name in ("\(fields)"):gmatch("[^,]+") do
          print(name, ctx[name], math.type(ctx[name]) or type(ctx[name]))
        end
        return nil
      end
      """)
    let expected = [
      "balance\t1.5\tfloat", "start_balance\t1.0\tfloat", "profit\t0.5\tfloat", "wagered\t2.5\tfloat",
      "bets\t7\tinteger", "wins\t4\tinteger", "losses\t3\tinteger", "streak\t-2\tinteger",
      "outstanding\t3\tinteger", "exposure\t0.25\tfloat", "depth\t5\tinteger", "lane\t2\tinteger",
      "currency\tBTC\tstring", "now\t1.5\tfloat",
    ]
    // Twice: the first call computes the fields as they are read, the second finds them stored.
    _ = try play.next()
    #expect(play.printed == expected)
    _ = try play.next()
    #expect(play.printed == expected + expected)
  }

  @Test("every field of r has its documented value, also when it changes from call to call")
  func resultFields() throws {
    let play = try Play(
      """
      function next_bet() return 0.5, 49.5, "high" end
      function on_result(r)
        print(r.ticket, r.lane, r.win, r.roll, r.amount, r.chance, r.side, r.multiplier, r.profit, r.balance,
          r.nonce, r.late, r.range)
      end
      """)
    let high = try play.proposal()
    try play.hand(high, won: true, roll: 9999)
    let low = Proposal(stake: Amount(units: 3), chance: try #require(Chance(winningRolls: 1)), high: false)
    try play.hand(low, won: false, roll: 17)
    #expect(
      play.printed == [
        "0\t2\ttrue\t9999\t0.5\t49.5\thigh\t2.0\t0.5\t1.5\t77\t3\tnil",
        "1\t2\tfalse\t17\t3e-08\t0.01\tlow\t2.0\t-3e-08\t1.5\t77\t3\tnil",
      ])
  }

  @Test("a range is shown to on_result with its side and both ends")
  func rangeInResult() throws {
    let play = try Play(
      """
      function next_bet() return { amount = 1, range = { 1000, 5999 }, inside = false } end
      function on_result(r) print(r.side, r.range[1], r.range[2], r.chance) end
      """)
    try play.hand(try play.proposal(), won: true)
    #expect(play.printed == ["out\t1000\t5999\t50.0"])
  }

  @Test("on_refused gets the bet without roll and nonce, and the reason; the next result has them again")
  func refused() throws {
    let play = try Play(
      """
      function next_bet() return 0.5, 49.5, "low" end
      function on_refused(bet, why) print(bet.win, bet.roll, bet.nonce, bet.profit, bet.amount, why) end
      function on_result(r) print(r.win, r.roll, r.nonce, r.profit, r.amount) end
      """)
    let bet = try play.proposal()
    for _ in 0..<3 {
      try play.hand(bet, won: true)
      try play.hand(bet, won: false, refused: "below minimum")
    }
    let pair = ["true\t5000\t77\t0.5\t0.5", "false\tnil\tnil\t0.0\t0.5\tbelow minimum"]
    #expect(play.printed == pair + pair + pair)
  }

  @Test("ctx and r are read-only, unknown fields are nil, and pairs walks them in the documented order")
  func views() throws {
    let play = try Play(
      """
      function next_bet(ctx)
        print(pcall(function() ctx.balance = 5 end))
        print(ctx.stop_loss, ctx[1], getmetatable(ctx), type(ctx), tostring(ctx))
        print(pcall(setmetatable, ctx, {}))
        print(pcall(rawset, ctx, "balance", 5))
        local names = {}
        for name, value in pairs(ctx) do names[#names + 1] = name end
        print(table.concat(names, " "))
        return 1, 50, true
      end
      function on_result(r)
        print(pcall(function() r.win = true end))
        local names = {}
        for name in pairs(r) do names[#names + 1] = name end
        print(table.concat(names, " "))
      end
      """)
    try play.hand(try play.proposal(), won: false)
    #expect(
      play.printed == [
        "false\ttest.lua:2: ctx is read-only", "nil\tnil\tfalse\tuserdata\tctx (read-only)",
        "false\tbad argument #1 to 'setmetatable' (table expected, got ctx)",
        "false\tbad argument #1 to 'rawset' (table expected, got ctx)",
        "balance start_balance profit wagered bets wins losses streak outstanding exposure depth lane currency now "
          + "min_bet",
        "false\ttest.lua:12: r is read-only",
        "ticket lane win roll amount chance side multiplier profit balance nonce late",
      ])
  }

  @Test("ctx.min_bet is what the house takes at least now")
  func minBet() throws {
    let play = try Play(
      "function next_bet(ctx) print(string.format('%.8f', ctx.min_bet)) return 1, 50, 'high' end")
    _ = try play.proposal()
    #expect(play.printed == ["0.00002500"])
  }

  @Test("next_bet may be redefined, and its absence is a fault")
  func redefined() throws {
    let play = try Play(
      """
      function next_bet()
        next_bet = function() next_bet = nil; return 2, 50, "high" end
        return 1, 50, "high"
      end
      """)
    #expect(try play.proposal().stake == Amount(units: 100_000_000))
    #expect(try play.proposal().stake == Amount(units: 200_000_000))
    #expect(play.fault() == "test.lua: next_bet is no longer a function")
  }

  @Test("nil ends the session, nothing at the first bet is a forgotten return")
  func nothing() throws {
    #expect(try Play("function next_bet() return nil end").next() == .nothing)
    let forgotten = try Play("\n\nfunction next_bet() end")
    #expect(
      forgotten.fault()
        == "test.lua:3: next_bet returned nothing: missing return? (return nil ends the session)")
    let later = try Play(
      "local n = 0 function next_bet() n = n + 1 if n < 2 then return 1, 50, 'low' end end")
    _ = try later.proposal()
    #expect(try later.next() == .nothing)
  }

  @Test("stop is reported by the call in which it happens, with its reason escaped and bounded")
  func stop() throws {
    let play = try Play(
      """
      stop("at load")
      function on_start() end
      function next_bet(ctx) if ctx.bets == 0 then stop("done\\n\\27[31m" .. ("x"):rep(1000)) end return 1, 50, "low" end
      function on_result() stop() end
      """)
    #expect(try play.start() == StopRequest(reason: "at load"))
    let bet = try play.proposal()
    #expect(try play.hand(bet, won: true) == StopRequest(reason: nil))
    play.context.bets = 0
    guard case .stop(let request) = try play.next() else { throw Play.Unexpected() }
    let reason = try #require(request.reason)
    #expect(reason.hasPrefix("done\\n\\x1b[31mxxx"))
    #expect(reason.utf8.count < 256)
  }

  @Test("on_start and on_stop are called with ctx and the summary")
  func startAndStop() throws {
    let play = try Play(
      """
      function on_start(ctx) print("start", ctx.balance) end
      function next_bet() return nil end
      function on_stop(s) print(s.reason, s.evidence, s.refused, s.balance, s.profit, s.bets, s.losses) end
      """)
    #expect(try play.start() == nil)
    play.context.balance = Amount(units: 90_000_000)
    let summary = ClosingSummary(reason: "max-bets", evidence: "7 of 7", context: play.context, refused: 2)
    try play.strategy.stop(summary)
    #expect(play.printed == ["start\t1.5", "max-bets\t7 of 7\t2\t0.9\t-0.1\t7\t3"])
  }

  @Test("house tells the house's facts, strategy tells the script's")
  func facts() throws {
    let play = try Play(
      """
      strategy = { name = "Mine", description = "bets", risk = "ruin\\n!", independent = true }
      print(house.name, house.currency, house.edge, house.min_bet, house.min_chance, house.max_chance,
        house.simulated)
      function next_bet() end
      """)
    #expect(play.printed == ["sim\tBTC\t1.0\t1e-08\t0.01\t98.0\ttrue"])
    #expect(play.strategy.metadata.name == "Mine")
    #expect(play.strategy.metadata.description == "bets")
    #expect(play.strategy.metadata.risk == "ruin\\n!")
    #expect(play.strategy.metadata.independent)
    #expect(try !Play("function next_bet() end").strategy.metadata.independent)
  }

  @Test(
    "an error in a callback names file and line, whatever the error object is",
    arguments: [
      ("error('no')", "test.lua:2: no"), ("error('no', 0)", "test.lua:2: no"),
      ("error()", "test.lua:2: error: a nil"), ("error({})", "test.lua:2: error: a table"),
      ("error(12)", "test.lua:2: error: 12"),
      (
        "error(setmetatable({}, {__tostring = function() while true do end end}))",
        "test.lua:2: error: a table"
      ),
      ("local x = nil + 1", "test.lua:2: attempt to perform arithmetic on a nil value"),
      ("string.rep()", "test.lua:2: bad argument #1 to 'rep' (string expected, got no value)"),
      ("coroutine.yield(1)", "test.lua:2: attempt to yield from outside a coroutine"),
      ("coroutine.wrap(function() error('in') end)()", "test.lua:2: test.lua:2: in"),
      ("load('error(1 .. \"x\")', '=ENGINE')()", "(load):1: 1x"),
    ])
  func errors(body: String, expected: String) throws {
    let play = try Play("function next_bet()\n\(body)\nend")
    #expect(play.fault() == expected)
    #expect(play.fault() == expected, "a script error does not spend the state")
  }

  @Test(
    "a script that cannot be loaded says why, with file and line",
    arguments: [
      (
        "",
        "test.lua: defines no function next_bet, and none of another bot (dobet, CalculateBet, DoDiceBet); a script must have one: function next_bet(ctx) … end"
      ),
      ("function next_bet( return end", "test.lua:1: <name> or '...' expected near 'return'"),
      ("\n\nerror('at load')", "test.lua:3: at load"),
      ("\u{FEFF}#!/usr/bin/alea\nx = = 1", "test.lua:2: unexpected symbol near '='"),
      (
        "next_bet = 5",
        "test.lua: defines no function next_bet, and none of another bot (dobet, CalculateBet, DoDiceBet); a script must have one: function next_bet(ctx) … end"
      ),
      ("\u{1B}Lua", "attempt to load a binary chunk (mode is 't')"),
    ])
  func unloadable(text: String, expected: String) {
    #expect(message { _ = try Play(text) } == expected)
  }
}
