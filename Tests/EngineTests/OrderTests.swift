import Engine
import TestSupport
import Testing

/// Whatever arrives when, the course of a session is the one that the design's rules give.
struct OrderTests {
  static let depths = [1, 2, 3, 5, 8, 64, 1000]
  static let shapes = depths.flatMap { depth in
    [1, 2, 8].map { Concurrency.single(depth: depth, lookahead: depth * $0) }
  }
  static let laneShapes = depths.map { Concurrency.lanes($0) }

  /// Plays plans of this shape, each in several orders of arrival: 1,000 orders of a shape in a soak.
  private func check(_ concurrency: Concurrency) {
    let outstanding = concurrency == .lanes(concurrency.depth) ? concurrency.depth : lookahead(concurrency)
    let bets = max(60, outstanding * 5 / 4)
    for seed in Effort.seeds(concurrency.depth > 100 ? 2 : 10, soak: 100) {
      let plan = Plan.random(seed, concurrency, bets: bets)
      let expected = Oracle.play(plan)
      for order in 0..<UInt64(Effort.size(3, soak: 10)) {
        let played = Conductor.play(plan, order: SplitMix64.mix(seed, order))
        guard played != expected else { continue }
        Issue.record(
          """
          \(concurrency), order \(order), \(Effort.replay(seed)): played, then expected:
          \(played.difference(from: expected))
          """)
        return
      }
    }
  }

  private func lookahead(_ concurrency: Concurrency) -> Int {
    if case .single(_, let lookahead) = concurrency { lookahead } else { 1 }
  }

  @Test("any order of arrivals gives the one course that the oracle gives", arguments: shapes)
  func oneCourse(concurrency: Concurrency) { check(concurrency) }

  @Test(
    "any order of arrivals gives the one course of lanes served by computed arrival", arguments: laneShapes)
  func oneCourseOfLanes(concurrency: Concurrency) { check(concurrency) }

  @Test("the plans that are played end in every way and hold, refuse, withdraw and lose track of bets")
  func plansCoverTheRules() {
    var stops: Set<String> = []
    var fates: Set<Row.Fate> = []
    var (held, aside, afterStop) = (0, 0, 0)
    for seed in 0..<400 {
      let course = Oracle.play(Plan.random(UInt64(seed), .single(depth: 3, lookahead: 24), bets: 60))
      stops.insert(course.stop)
      for row in course.rows {
        fates.insert(row.fate)
        held += row.after > row.asked ? 1 : 0
        aside += row.handedOver || row.fate == .withdrawn || row.fate == .unknown ? 0 : 1
      }
      afterStop += course.settledAfterStop
    }
    let never: Set = ["amount-range", "contradiction", "interrupted", "ledger", "refusals", "stop-on-win"]
    #expect(stops.union(never) == Set(StopCause.allCases.map(\.rawValue)))
    #expect(fates == [.won, .lost, .refused, .unknown, .withdrawn])
    #expect(held > 0 && aside > 0 && afterStop > 0)
  }

  @Test("a schedule that hands over all that is ready before it asks fails the same check")
  func greedyFails() {
    var wrong = 0
    for seed in 0..<20 as Range<UInt64> {
      var plan = Plan(.single(depth: 3, lookahead: 3), World(seed)) { _ in MoodyScript(seed, scale: 100) }
      plan.limits.maxBets = 100
      let expected = Oracle.play(plan)
      var calm = Conductor(plan, order: seed, manner: .onlyWhenWaitedFor)
      #expect(calm.play(Pipeline(plan.settings)) == expected)
      var greedy = Conductor(plan, order: seed, manner: .newestFirst)
      if greedy.play(GreedyPipeline(plan.settings)) != expected { wrong += 1 }
    }
    #expect(wrong == 20)
  }

  @Test("the greedy schedule is right where at most one result can be ready: it is the schedule that fails")
  func greedyAtDepthOne() {
    var plan = Plan(.sequential, World(5)) { _ in MoodyScript(5, scale: 100) }
    plan.limits.maxBets = 100
    var greedy = Conductor(plan, order: 5, manner: .anyTime)
    let course = greedy.play(GreedyPipeline(plan.settings))
    let expected = Oracle.play(plan)
    #expect(course == expected, "\(course.difference(from: expected))")
  }
}
