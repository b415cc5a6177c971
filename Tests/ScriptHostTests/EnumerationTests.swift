import Analysis
import Dice
import Engine
import ScriptHost
import Scripting
import TestSupport
import Testing

@Suite("Exact odds")
struct EnumerationTests {
  /// Scripts that remember, look at their session, and end in different ways.
  private static let texts = [
    "function next_bet() return 2e-8, 49.5, 'high' end",
    """
    local stake = 1
    function next_bet() return stake * 1e-8, 49.5, 'low' end
    function on_result(r) stake = r.win and 1 or stake * 2 end
    """,
    // It looks at its balance, and at its profit.
    """
    function next_bet(ctx)
      return math.max(1, math.floor(ctx.balance * 1e8 / 4)) * 1e-8, ctx.profit < 0 and 75 or 33.3, 'high'
    end
    """,
    // It remembers the start, which is the same in all sessions, and counts.
    """
    local start, n
    function on_start(ctx) start, n = ctx.balance, 0 end
    function next_bet(ctx) n = n + 1 return (start * 1e8 // 10 + 1) * (n % 3 + 1) * 1e-8, 20 + n, 'low' end
    """,
    // Its memory is a table in an order of its own, and a function that is made anew.
    """
    local line, pick = {1, 2, 3}, nil
    local function make(k) return function() return k end end
    function next_bet()
      if #line == 0 then return nil end
      pick = make(line[1] + (line[#line] or 0))
      return pick() * 1e-8, 40, 'high'
    end
    function on_result(r)
      if r.win then table.remove(line, 1) table.remove(line) else table.insert(line, pick()) end
    end
    """,
    // It looks at everything that can be counted, and says itself that it has enough.
    """
    function next_bet(ctx)
      if ctx.wins == 4 then stop("enough") end
      return (1 + ctx.bets % 3 + math.abs(ctx.streak)) * 1e-8, 60, 'high'
    end
    """,
    "function next_bet(ctx) return (1 + ctx.wagered * 1e8 // 10) * 1e-8, 45, 'low' end",
    // What its bet depends on is forgotten when it is placed.
    """
    local last
    function on_result(r) last = r.win end
    function next_bet()
      local stake = last and 3 or last == false and 2 or 1
      last = nil
      return stake * 1e-8, 50, 'high'
    end
    """,
    // It keeps the view of a result, and looks at it when the next bet is placed.
    """
    local kept
    function on_result(r) kept = r end
    function next_bet() return (kept and kept.win and 3 or 1) * 1e-8, 50, 'low' end
    """,
    // It keeps the view of its session, and looks at it when a bet has settled.
    """
    local kept, stake = nil, 1
    function on_result() stake = 1 + kept.wins % 3 end
    function next_bet(ctx) kept = ctx return stake * 1e-8, 50, 'low' end
    """,
  ]

  private static func limits(_ seed: UInt64) -> Limits {
    var random = SplitMix64(seed)
    var limits = Limits()
    limits.maxBets = Int.random(in: 1...9, using: &random)
    if random.chance(percent: 40) {
      limits.takeProfit = Amount(units: Int64.random(in: 1...20, using: &random))
    }
    if random.chance(percent: 40) {
      limits.stopLoss = Amount(units: Int64.random(in: 1...20, using: &random))
    }
    if random.chance(percent: 30) { limits.maxBet = Amount(units: Int64.random(in: 1...9, using: &random)) }
    if random.chance(percent: 30) {
      limits.minBalance = Amount(units: Int64.random(in: 0...9, using: &random))
    }
    if random.chance(percent: 30) {
      limits.maxWager = AmountSum(units: Int128.random(in: 1...40, using: &random))
    }
    if random.chance(percent: 30) { limits.maxLossStreak = Int.random(in: 1...4, using: &random) }
    if random.chance(percent: 30) { limits.maxWinStreak = Int.random(in: 1...4, using: &random) }
    return limits
  }

  /// What a session comes to whose bets win and lose by a plan, and how probable that is.
  private struct PlannedHouse: ComputedHouse {
    let plan: Int

    func reply(to ticket: Ticket) -> Reply {
      let wins = plan >> ticket.number & 1 == 1
      let roll = (0..<10_000).lazy.compactMap { Roll(number: $0) }.first { ticket.proposal.wins($0) == wins }
      return Reply(
        outcome: roll.map { .settled(Settlement(roll: $0, nonce: ticket.number)) }
          ?? .unknown(Uncertainty(why: "no such roll")), latency: 0)
    }
  }

  /// Writes the probability of a session while it is recorded.
  private final class Odds: Journal {
    nonisolated(unsafe) var probability = 1.0
    func record(_ entry: JournalEntry) {
      let chance = entry.ticket.proposal.chance.probability
      probability *= entry.won ? chance : 1 - chance
    }
  }

  /// Every plan of wins and losses, played by the engine with the script in this process.
  private func sum(_ scene: Scene) throws -> (
    causes: [StopCause: Double], final: Double, bets: Double, wagered: Double
  ) {
    let most = try #require(scene.order.settings.limits.maxBets)
    var (causes, final, bets, wagered) = ([StopCause: Double](), 0.0, 0.0, 0.0)
    for plan in 0..<(1 << most) {
      let odds = Odds()
      let session = Session(settings: scene.order.settings, strategies: try scene.copies(), journal: odds)
      let result = LoopDriver.play(session, against: PlannedHouse(plan: plan))
      // A session that ends early is met by every plan that begins as it does.
      let share = odds.probability / Double(1 << (most - result.statistics.bets))
      causes[result.stop.cause, default: 0] += share
      final += share * Double(result.balance.units)
      bets += share * Double(result.statistics.bets)
      wagered += share * Double(result.statistics.wagered.units)
    }
    return (causes, final, bets, wagered)
  }

  private func figures(_ scene: Scene, mostPlaces: Int = 60_000) throws -> ExactFigures {
    let process = try ScriptProcess(scene.script, launch: Scene.alea())
    defer { process.end() }
    var free = scene.order.settings
    free.limits = Limits()
    return try Enumeration.figures(scene.order.settings, mostPlaces: mostPlaces) { paths in
      try process.walk(free, paths).map { place in
        switch place {
        case .place(let answer, let memory, let sight):
          Landing(move: answer.proposal.map { .bet($0) } ?? .end, memory: memory, sight: sight)
        case .fault(let fault, let sight): Landing(move: .fault(fault.description), memory: [], sight: sight)
        case .unseen(let what): throw ExactRefusal.unseen(what)
        }
      }
    }
  }

  private func near(_ one: Double, _ other: Double) -> Bool { abs(one - other) <= 1e-12 * max(1, abs(other)) }

  @Test("are the sum over all courses, whatever a script looks at", arguments: texts)
  func sums(text: String) throws {
    for seed in Effort.seeds(3, soak: 200) {
      var scene = try Scene(text, bets: nil)
      scene.order.settings.limits = Self.limits(seed)
      scene.order.settings.startBalance = Amount(units: Int64(seed % 30) + 5)
      let (exact, sum) = (try figures(scene), try sum(scene))
      let words = "\(Effort.replay(seed)), \(scene.order.settings.limits)"
      for cause in StopCause.allCases {
        #expect(near(exact.causes[cause] ?? 0, sum.causes[cause] ?? 0), "\(cause), \(words)")
      }
      #expect(near(exact.final, sum.final) && near(exact.bets, sum.bets), "\(words)")
      #expect(near(exact.wagered, sum.wagered), "\(words)")
    }
  }

  @Test(
    "are refused where a script looks at more than wins and losses",
    arguments: [
      ("function next_bet() return math.random(1, 9) * 1e-8, 50, 'high' end", "math.random"),
      (
        "local r function next_bet() return (r or 1) * 1e-8, 50, 'low' end function on_result(x) r = x.roll // 5000 + 1 end",
        "rolls"
      ),
      (
        "function next_bet(ctx) for name in pairs(ctx) do string[name] = 1 end return 1e-8, 50, 'low' end",
        "clock"
      ),
      ("function next_bet(ctx) return (1 + ctx.now % 2) * 1e-8, 50, 'low' end", "clock"),
      ("co = coroutine.create(function() end) function next_bet() return 1e-8, 50, 'high' end", "coroutine"),
    ])
  func refused(text: String, why: String) throws {
    var scene = try Scene(text, bets: 20)
    scene.order.settings.startBalance = Amount(units: 50)
    let refusal = #expect(throws: ExactRefusal.self) { try figures(scene) }
    #expect(refusal?.description.contains(why) == true, "\(String(describing: refusal))")
  }

  @Test("are refused where the script alone has too many states, and not where it has as many as may be")
  func tooMany() throws {
    let text = """
      local course = ""
      function next_bet() return 1e-8, 50, 'high' end
      function on_result(r) course = course .. (r.win and "w" or "l") end
      """
    // A course of up to six bets: 1 + 2 + 4 + … + 64 states, of which those behind the last bet are not asked for.
    let scene = try Scene(text, bets: 7)
    #expect(try figures(scene, mostPlaces: 127).scriptStates == 127)
    let refusal = #expect(throws: ExactRefusal.self) { try figures(scene, mostPlaces: 126) }
    #expect(refusal?.description.contains("more than 126 states") == true, "\(String(describing: refusal))")
  }

  @Test("go on while a script fails only where no session comes, and name what fails where one does")
  func faults() throws {
    let text = """
      local stake = 1
      function next_bet(ctx) assert(ctx.balance >= 0) assert(stake < 9, "too much") return stake * 1e-8, 50, 'high' end
      function on_result(r) stake = r.win and 1 or stake * 2 end
      """
    var scene = try Scene(text, bets: 20)
    scene.order.settings.startBalance = Amount(units: 40)
    let refusal = #expect(throws: ExactRefusal.self) { try figures(scene) }
    #expect(refusal?.description.contains("too much") == true, "\(String(describing: refusal))")
    scene.order.settings.limits.maxLossStreak = 3
    #expect(try figures(scene).causes[.maxLossStreak] ?? 0 > 0.5)
  }

  @Test("of a flat bet to twice its balance are the gambler's ruin")
  func ruin() throws {
    var scene = try Scene("function next_bet() return 1e-6, 49.5, 'high' end", bets: nil)
    scene.order.settings.startBalance = Amount(units: 5_000)
    scene.order.settings.limits.takeProfit = Amount(units: 5_000)
    let ratio = 0.505 / 0.495
    func power(_ n: Int) -> Double { (0..<n).reduce(1) { product, _ in product * ratio } }
    let target = (power(50) - 1) / (power(100) - 1)
    let exact = try figures(scene)
    #expect(abs(exact.target - target) < 1e-11, "\(exact.target), \(target)")
    #expect(exact.states == 99 && exact.scriptStates == 1)
  }
}
