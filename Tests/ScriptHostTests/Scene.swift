import Dice
import Engine
import ScriptHost
import Scripting
import Simulation
import TestSupport
import Testing

/// A script, the session that it is to play, and the processes that may play it.
struct Scene: Sendable {
  var script: ScriptOrder
  var order: SessionOrder

  /// Scripts that bet by chance, by results and by what they see.
  static let texts = [
    "function next_bet() return 1e-6, 50, 'high' end",
    """
    local stake = 1e-6
    function next_bet() return stake, 49.5, 'low' end
    function on_result(r) stake = r.win and 1e-6 or math.min(stake * 2, 1e-3) end
    """,
    """
    local seen = 0
    function next_bet(ctx)
      return { amount = 1e-6 * (1 + (seen + ctx.bets) % 7), chance = math.random(20, 80),
        side = math.random() < 0.5 and 'high' or 'low' }
    end
    function on_result(r) seen = (seen + r.roll) % 1000 end
    function on_refused(r) seen = seen + 1 end
    """,
  ]

  init(
    _ text: String, bets: Int?, concurrency: Concurrency = .sequential, seed: UInt64 = 1, session: UInt32 = 0,
    faults: FaultPlan = .none
  ) throws {
    let facts = HouseFacts(name: "simulation", currency: "BTC", rules: HouseRules(), simulated: true)
    script = ScriptOrder(
      try Script(path: "scene.lua", text: text), house: facts, seed: seed, session: session,
      lanes: concurrency.laneCount)
    var limits = Limits()
    limits.maxBets = bets
    let settings = PipelineSettings(
      concurrency: concurrency, limits: limits, startBalance: Amount(units: 10_000_000_000))
    order = SessionOrder(settings: settings, seed: seed, latency: .standard, faults: faults, session: session)
  }

  /// One of many scenes.
  static func any(_ seed: UInt64, bets: ClosedRange<Int>) throws -> Scene {
    var random = SplitMix64(seed)
    let concurrency = random.pick([
      Concurrency.sequential, .single(depth: 5, lookahead: 5), .single(depth: 3, lookahead: 9), .lanes(3),
    ])
    let faults = try Share(parts: 2_000_000).flatMap { FaultPlan(refused: $0, unknown: try none()) }
    return try Scene(
      random.pick(texts), bets: Int.random(in: bets, using: &random), concurrency: concurrency,
      seed: random.next(), faults: random.chance(percent: 30) ? try #require(faults) : .none)
  }

  private static func none() throws -> Share { try #require(Share(parts: 0)) }

  /// The real script process.
  static func alea() throws -> ScriptLaunch {
    let program: String = try #require(Built.program("alea"), "alea has not been built")
    return ScriptLaunch(program: program)
  }

  /// A false one.
  static func impostor(_ mode: String, seed: UInt64, after bytes: Int = 0) throws -> ScriptLaunch {
    let program: String = try #require(Built.program("alea-impostor"), "alea-impostor has not been built")
    return ScriptLaunch(
      program: program, arguments: ["alea", ScriptLaunch.argument, mode, "\(seed)", "\(bytes)"])
  }

  /// Copies of the script in this process.
  func copies() throws -> [LuaStrategy] {
    try script.randomSeeds.map { seeds in
      var settings = ScriptSettings(house: script.house, randomSeeds: seeds)
      settings.memory = script.memoryPerLane
      return try LuaStrategy(script.script, settings: settings)
    }
  }

  /// A session for strategies, with the beginning that an audit wants.
  func session(_ strategies: sending [any Strategy], journal: (any Journal)? = nil) -> Session {
    Session(
      settings: order.settings, strategies: strategies, journal: journal, prefix: .take(Audit.tickets))
  }

  /// The session as it is played in this process.
  func played(journal: (any Journal)? = nil) throws -> SessionResult {
    LoopDriver.play(session(try copies(), journal: journal), against: order.house)
  }

  /// The session as a process plays it by itself.
  func playedWhole(_ launch: ScriptLaunch, journal: (any Journal)? = nil) throws -> SessionResult {
    try ScriptProcess(script, launch: launch).play(order, control: SessionControl(), journal: journal)
  }
}
