import Dice
import Engine
import Simulation
import TestSupport
import Testing

/// Two drivers, one course.
struct DriverTests {
  static let shapes: [Concurrency] = [
    .sequential, .single(depth: 4, lookahead: 4), .single(depth: 4, lookahead: 32), .lanes(1), .lanes(6),
  ]
  static let latencies: [LatencyModel] = [
    .standard, .uniform(1_000_000...90_000_000), .lognormal(mean: 50_000_000, sigma: 0.5),
  ]

  private func faults() throws -> FaultPlan {
    let refused = try #require(Share(percent: "5"))
    let unknown = try #require(Share(percent: "0.05"))
    return try #require(FaultPlan(refused: refused, unknown: unknown))
  }

  @Test("the loop and the task group give the same bytes", arguments: shapes, latencies)
  func sameBytes(concurrency: Concurrency, latency: LatencyModel) async throws {
    for seed in Effort.seeds(4, soak: 100) {
      for faults in [FaultPlan.none, try faults()] {
        let plan = Plan.random(seed, concurrency, bets: 150)
        let house = SimulatedHouse(seed: seed, latency: latency, faults: faults)
        let (first, second) = (RecordingJournal(), RecordingJournal())
        let loop = LoopDriver.play(plan.session(first), against: house)
        let group = await TaskGroupDriver.play(
          plan.session(second), against: ShufflingHouse(house, seed: seed))
        #expect(loop == group, "\(Effort.replay(seed))")
        #expect(first.entries == second.entries, "\(Effort.replay(seed))")
      }
    }
  }

  @Test("a house that really takes its time gives the same bytes", arguments: shapes)
  func sleeping(concurrency: Concurrency) async {
    let plan = Plan.random(11, concurrency, bets: 100)
    let loop = LoopDriver.play(plan.session(RecordingJournal()), against: WorldHouse(plan.world))
    let house = ShufflingHouse(WorldHouse(plan.world), seed: 12, sleepsUpTo: 300)
    let group = await TaskGroupDriver.play(plan.session(RecordingJournal()), against: house)
    #expect(loop == group)
  }

  @Test("the drivers play what the oracle says", arguments: shapes)
  func oracle(concurrency: Concurrency) {
    for seed in Effort.seeds(20, soak: 1000) {
      let plan = Plan.random(seed, concurrency, bets: 100)
      let journal = RecordingJournal()
      let result = LoopDriver.play(plan.session(journal), against: WorldHouse(plan.world))
      let expected = Oracle.play(plan)
      #expect(journal.entries.map { Row($0) } == expected.rows, "\(Effort.replay(seed))")
      #expect(result.stop.cause.rawValue == expected.stop, "\(Effort.replay(seed))")
      #expect(Int(result.reserved.units) == expected.reserved, "\(Effort.replay(seed))")
    }
  }
}
