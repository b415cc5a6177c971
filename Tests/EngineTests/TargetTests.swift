import Dice
import Engine
import TestSupport
import Testing

/// Targets are seen at a handover; what is in flight then still settles, and the statistics say how many.
struct TargetTests {
  enum Target: String, CaseIterable {
    case takeProfit, lossStreak, winStreak, duration
  }

  private func plan(_ target: Target, _ concurrency: Concurrency, _ seed: UInt64) -> Plan {
    var plan = Plan(concurrency, World(seed)) { lane in MoodyScript(seed &+ UInt64(lane), scale: 1000) }
    plan.world.latencies = 1...3_000_000
    plan.world.refused = 50
    plan.limits.maxBets = 2000
    switch target {
    case .takeProfit: plan.limits.takeProfit = Amount(units: 5000)
    case .lossStreak: plan.limits.maxLossStreak = 4
    case .winStreak: plan.limits.maxWinStreak = 4
    case .duration: plan.limits.maxDuration = 20_000_000
    }
    return plan
  }

  /// Whether the target is reached at each row, recomputed from the rows alone.
  private func reached(_ target: Target, _ rows: [Row], _ plan: Plan) -> Int? {
    var streaks = [Int](repeating: 0, count: plan.laneCount)
    return rows.firstIndex { row in
      if row.fate == .won { streaks[row.lane] = max(streaks[row.lane], 0) + 1 }
      if row.fate == .lost { streaks[row.lane] = min(streaks[row.lane], 0) - 1 }
      switch target {
      case .takeProfit: return row.balance - plan.balance >= 5000
      case .lossStreak: return streaks[row.lane] <= -4
      case .winStreak: return streaks[row.lane] >= 4
      case .duration: return row.now >= 20_000_000
      }
    }
  }

  @Test(
    "after a target at most N − 1 bets settle, and the statistics say how many", arguments: Target.allCases)
  func overshoot(target: Target) throws {
    for seed in Effort.seeds(6, soak: 1000) {
      for depth in [1, 2, 5, 16] {
        for concurrency in [
          Concurrency.single(depth: depth, lookahead: depth), .single(depth: depth, lookahead: 8 * depth),
          .lanes(depth),
        ] {
          let plan = plan(target, concurrency, seed)
          let course = Conductor.play(plan, order: seed)
          guard let at = reached(target, course.rows, plan) else { continue }
          let later = course.rows[(at + 1)...].count { $0.handedOver && $0.fate != .refused }
          #expect(later <= depth - 1, "\(concurrency), \(Effort.replay(seed))")
          #expect(later == course.settledAfterStop, "\(concurrency), \(Effort.replay(seed))")
        }
      }
    }
  }

  @Test("a target after nil withdraws what has not been sent, though nil stays the cause")
  func targetAfterNil() {
    var plan = Plan(.single(depth: 2, lookahead: 40)) { _ in FlatScript(Bet(100), count: 40) }
    plan.world.always = 9999
    plan.limits.takeProfit = Amount(units: 300)
    let course = Conductor.play(plan, order: 1)
    #expect(course.stop == "script")
    #expect(course.rows.count == 40 && course.rows.count(where: \.handedOver) == 4)
    #expect(course.rows.count { $0.fate == .withdrawn } == 36)
  }

  @Test("nothing vanishes behind an unknown bet that arrives after nil")
  func unknownAfterNil() {
    var plan = Plan(.single(depth: 2, lookahead: 10)) { _ in FlatScript(Bet(100), count: 10) }
    plan.world.unknownAt = 3
    let course = Conductor.play(plan, order: 1)
    #expect(course.rows.map(\.number) == Array(0..<10))
    #expect(course.rows.count(where: \.handedOver) == 3)
    #expect(course.rows.count { $0.fate == .withdrawn } == 5)
  }

  @Test("every cause says the figures that led to it")
  func evidence() async {
    var plan = Plan(.sequential) { _ in MartingaleScript(base: 64_000_000) }
    plan.world.always = 0
    plan.balance = 10_000_000_000
    plan.limits.stopLoss = Amount(units: 2_500_000_000)
    let result = LoopDriver.play(plan.session(RecordingJournal()), against: WorldHouse(plan.world))
    let stop = "stop-loss: net −19.84, next stake 20.48 could reach −40.32, limit −25.00"
    #expect(result.stop.description == stop)
  }
}
