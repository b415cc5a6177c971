import Dice
import Engine
import TestSupport
import Testing

/// Exposure limits, against books that are kept outside of the engine.
struct LimitsTests {
  enum Kind: String, CaseIterable {
    case maxBets, maxBet, balance, minBalance, stopLoss, maxWager, all
  }

  static let depths = [1, 2, 4, 8, 16, 32]

  private func limits(_ kind: Kind, _ random: inout SplitMix64, balance: Int) -> Limits {
    func amount() -> Amount { Amount(units: Int64.random(in: 1...Int64(balance), using: &random)) }
    var limits = Limits()
    let all = kind == .all
    limits.maxBets = kind == .maxBets || all ? Int.random(in: 1...150, using: &random) : 150
    if kind == .maxBet || all { limits.maxBet = amount() }
    if kind == .minBalance || all { limits.minBalance = amount() }
    if kind == .stopLoss || all { limits.stopLoss = amount() }
    if kind == .maxWager || all { limits.maxWager = AmountSum(amount()) }
    return limits
  }

  private func plan(_ kind: Kind, _ depth: Int, _ seed: UInt64) -> Plan {
    var random = SplitMix64(SplitMix64.mix(seed, UInt64(depth)))
    let concurrency = random.pick([
      Concurrency.single(depth: depth, lookahead: depth), .single(depth: depth, lookahead: 8 * depth),
      .lanes(depth),
    ])
    var world = World(random.next())
    world.always = random.pick([nil, nil, 0, 9999])
    world.refused = random.pick([0, 0, 100, 500])
    world.latencies = 1...5_000_000
    let (scriptSeed, scale) = (random.next(), random.pick([3, 100, 3000]))
    let martingale = random.chance(percent: 30)
    var plan = Plan(concurrency, world) { lane in
      if martingale { return MartingaleScript(base: 7) }
      return MoodyScript(scriptSeed &+ UInt64(lane), scale: scale)
    }
    plan.balance = Int.random(in: 1...20_000, using: &random)
    plan.edgeHundredths = random.pick([0, 100, 1000])
    plan.limits = limits(kind, &random, balance: plan.balance)
    return plan
  }

  @Test(
    "no limit can be exceeded by one unit, and nothing that fits is held or stopped",
    arguments: depths, Kind.allCases)
  func exact(depth: Int, kind: Kind) {
    for seed in Effort.seeds(8, soak: 1000) {
      let plan = plan(kind, depth, seed)
      let complaints = Bookkeeper.complaints(plan, order: seed)
      #expect(complaints.isEmpty, "\(plan.concurrency) \(plan.limits), \(Effort.replay(seed))")
    }
  }

  @Test("a script that bets the whole stop-loss in every slot loses it once at most", arguments: depths)
  func adversarial(depth: Int) {
    for concurrency in [
      Concurrency.single(depth: depth, lookahead: depth), .single(depth: depth, lookahead: 8 * depth),
      .lanes(depth),
    ] {
      for roll in [0, 9999] {
        var plan = Plan(concurrency) { _ in FlatScript(Bet(2500)) }
        plan.balance = 10_000
        plan.world.always = roll
        plan.limits.stopLoss = Amount(units: 2500)
        plan.limits.maxBets = 50
        #expect(Bookkeeper.complaints(plan, order: 1).isEmpty)
        let course = Conductor.play(plan, order: 2)
        #expect(course.stop == (roll == 0 ? "stop-loss" : "max-bets"))
        #expect(course.balance == (roll == 0 ? 7500 : 10_000 + 50 * 2500))
      }
    }
  }

  @Test("equality is allowed: the last unit of every limit can be used")
  func equality() {
    var limits = Limits()
    limits.maxBet = Amount(units: 10)
    limits.minBalance = Amount(units: 90)
    limits.stopLoss = Amount(units: 10)
    limits.maxWager = AmountSum(units: 10)
    for (stake, bets) in [(10, 1), (11, 0)] {
      var plan = Plan(.sequential) { _ in FlatScript(Bet(stake), count: 1) }
      plan.balance = 100
      plan.limits = limits
      #expect(Conductor.play(plan, order: 0).rows.count == bets)
    }
  }

  @Test("stakes and wins at the end of the range never trap and never leave it", arguments: depths)
  func overflow(depth: Int) {
    for balance in [Int.max, Int.max - 1, Int.max / 2 + 1, 1] {
      for stake in [Int.max, Int.max - 1, Int.max / 2, 1 << 40] {
        for rolls in [1, 4950, 9800] {
          var plan = Plan(.single(depth: depth, lookahead: 2 * depth)) { _ in FlatScript(Bet(stake, rolls)) }
          plan.balance = balance
          plan.limits.maxBets = 40
          plan.world.refused = 100
          plan.limits.stopLoss = .max
          plan.limits.minBalance = .zero
          plan.limits.maxWager = AmountSum(.max)
          let course = Conductor.play(plan, order: 3)
          #expect(course.balance >= 0)
        }
      }
    }
  }

  @Test("a win that cannot be counted while others may win as well is held, not refused")
  func rangeIsHeld() {
    var plan = Plan(.single(depth: 2, lookahead: 2)) { _ in FlatScript(Bet(1 << 62, 5000), count: 2) }
    plan.edgeHundredths = 0
    plan.balance = .max / 4 * 3
    plan.world.always = 0
    // Both could win 2^62; one of them alone still could not be counted on top of the balance.
    #expect(Conductor.play(plan, order: 4).stop == "amount-range")
    plan.balance = 1 << 62
    plan.limits.maxBets = 2
    plan.script = { _ in FlatScript(Bet(1 << 61, 4000), count: 2) }
    // 2^62 + 2 × 3·2^60 is out of range, 2^62 + 3·2^60 is not; the first loses, so the second fits.
    let course = Conductor.play(plan, order: 5)
    #expect(course.rows.map(\.asked) == [0, 0] && course.rows.map(\.after) == [0, 1])
    #expect(course.stop == "max-bets")
  }
}
