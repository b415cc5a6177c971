import Dice
import Engine
import Simulation
import TestSupport
import Testing

/// Session time is computed from latencies: the figures of the design, §3, come out without anybody waiting.
struct SessionTimeTests {
  private let mean: Nanoseconds = 100_000_000

  /// Bets per mean latency and slot: 1 is all that N slots can do.
  private func throughput(_ concurrency: Concurrency, _ latency: LatencyModel, bets: Int) -> Double {
    var plan = Plan(concurrency) { _ in FlatScript(Bet(1)) }
    plan.limits.maxBets = bets
    let house = SimulatedHouse(seed: 7, latency: latency)
    let result = LoopDriver.play(plan.session(RecordingJournal()), against: house)
    return Double(bets) * Double(mean) / Double(result.sessionTime) / Double(concurrency.depth)
  }

  @Test(
    "in-order handover costs what the design says: 45 % at L = N, 98 % at 4 N, 99.8 % at 8 N",
    arguments: [
      (50, 0.40, 0.50), (200, 0.95, 0.995), (400, 0.98, 1.01),
    ])
  func lookahead(lookahead: Int, low: Double, high: Double) {
    let bets = Effort.size(20_000, soak: 200_000)
    let latency = LatencyModel.lognormal(mean: mean, sigma: 0.5)
    let share = throughput(.single(depth: 50, lookahead: lookahead), latency, bets: bets)
    #expect(share > low && share < high, "\(share)")
  }

  @Test("lanes wait for nobody: N of them do all that N slots can")
  func lanes() {
    let share = throughput(.lanes(50), .lognormal(mean: mean, sigma: 0.5), bets: 20_000)
    #expect(share > 0.98 && share < 1.02, "\(share)")
  }

  @Test("with a fixed latency n bets at depth N take ⌈n / N⌉ latencies", arguments: [1, 3, 7, 64])
  func fixed(depth: Int) {
    for lookahead in [depth, 8 * depth] {
      var plan = Plan(.single(depth: depth, lookahead: lookahead)) { _ in FlatScript(Bet(1)) }
      plan.limits.maxBets = 1000
      let result = LoopDriver.play(plan.session(RecordingJournal()), against: SimulatedHouse(seed: 1))
      #expect(result.sessionTime == Nanoseconds((1000 + depth - 1) / depth) * mean)
    }
  }

  @Test("session time never runs backwards")
  func monotone() {
    for seed in Effort.seeds(20, soak: 500) {
      for concurrency in [Concurrency.single(depth: 3, lookahead: 24), .lanes(4)] {
        var plan = Plan(concurrency, World(seed)) { lane in MoodyScript(seed &+ UInt64(lane), scale: 10) }
        plan.world.latencies = 1...1000
        plan.limits.maxBets = 200
        let times = Conductor.play(plan, order: seed).rows.map(\.now)
        #expect(times == times.sorted(), "\(Effort.replay(seed))")
      }
    }
  }
}
