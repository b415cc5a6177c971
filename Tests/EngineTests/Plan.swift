import Dice
import Engine
import TestSupport

/// Everything that fixes a session, for the engine and the oracle alike.
struct Plan {
  var concurrency: Concurrency
  var limits = Limits()
  var world: World
  var balance = 10_000_000
  var edgeHundredths = 100
  var script: @Sendable (_ lane: Int) -> any Script

  init(
    _ concurrency: Concurrency, _ world: World = World(1), script: @escaping @Sendable (Int) -> any Script
  ) {
    self.concurrency = concurrency
    self.world = world
    self.script = script
  }

  var depth: Int { concurrency.depth }
  var laneCount: Int { concurrency.laneCount }
  var lookahead: Int {
    if case .single(_, let lookahead) = concurrency { lookahead } else { 1 }
  }

  func scripts() -> [any Script] { (0..<laneCount).map { script($0) } }

  var settings: PipelineSettings {
    PipelineSettings(
      concurrency: concurrency, limits: limits, rules: HouseRules(edgeHundredths: edgeHundredths),
      startBalance: Amount(units: Int64(balance)))
  }

  /// A session of the plan; a live one has measured time, and sends as soon as a slot is free.
  func session(
    _ journal: RecordingJournal, interventions: [Intervention] = [], live: Bool = false
  ) -> Session {
    var settings = settings
    settings.interventions = interventions
    if live { (settings.sending, settings.time) = (.bySlot, .measured) }
    return Session(
      settings: settings, strategies: (0..<laneCount).map { ScriptedStrategy(script($0)) }, journal: journal)
  }
}

extension Plan {
  /// Any plan at all: script, limits, faults, times, and how it ends, drawn from a seed.
  static func random(_ seed: UInt64, _ concurrency: Concurrency, bets: Int) -> Plan {
    var random = SplitMix64(SplitMix64.mix(seed, 77))
    var world = World(random.next())
    world.latencies = random.pick([1000...1000, 1...5_000_000, 900_000...1_100_000])
    if random.chance(percent: 40) { world.refused = random.pick([10, 200, 900]) }
    if random.chance(percent: 15) { world.unknownAt = Int.random(in: 0..<bets, using: &random) }
    if random.chance(percent: 5) { world.refusedFrom = Int.random(in: 0..<bets, using: &random) }
    let scriptSeed = random.next()
    let kind = Int.random(in: 0..<7, using: &random)
    let quit = random.pick(MoodyScript.Quit.allCases)
    let patience = Int.random(in: 1...bets, using: &random)
    var plan = Plan(concurrency, world) { lane in
      switch kind {
      case 0: MartingaleScript(base: 97)
      case 1: BalanceShareScript()
      case 2: StreakScript()
      default: MoodyScript(scriptSeed &+ UInt64(lane), scale: kind * 300, quit: quit, after: patience)
      }
    }
    plan.edgeHundredths = random.pick([0, 100, 300, 1000])
    plan.balance = random.pick([2_000, 100_000, 10_000_000])
    plan.limits = .random(&random, balance: plan.balance)
    plan.limits.maxBets = bets
    return plan
  }
}

extension Limits {
  static func random(_ random: inout SplitMix64, balance: Int) -> Limits {
    var limits = Limits()
    func amount(_ divisors: [Int]) -> Amount { Amount(units: Int64(balance / random.pick(divisors))) }
    if random.chance(percent: 15) { limits.maxBet = amount([3, 20, 100]) }
    if random.chance(percent: 15) { limits.minBalance = amount([2, 3, 10]) }
    if random.chance(percent: 20) { limits.stopLoss = amount([2, 4, 10]) }
    if random.chance(percent: 15) { limits.maxWager = AmountSum(amount([1, 2, 5])) }
    if random.chance(percent: 15) { limits.takeProfit = amount([4, 10, 50]) }
    if random.chance(percent: 10) { limits.maxLossStreak = Int.random(in: 2...12, using: &random) }
    if random.chance(percent: 10) { limits.maxWinStreak = Int.random(in: 2...12, using: &random) }
    if random.chance(percent: 10) { limits.maxDuration = Int64.random(in: 1...50_000_000, using: &random) }
    return limits
  }
}
