import Engine
import Synchronization
import TestSupport
import Testing

/// `--max-concurrent auto`, against houses in computed time.
struct DepthControllerTests {
  private static let latencies = [0.02, 0.05, 0.1, 0.2]

  /// The best rate that any fixed depth reaches.
  private func best(_ kind: BusyHouse.Kind, _ latency: Double, _ sigma: Double) -> Double {
    let few = [1, 2, 3, 4, 5, 6, 8, 10, 11, 16, 20, 21, 25, 32, 40, 48, 64]
    let depths = Effort.isSoak ? Array(1...100) : few
    let seconds = Effort.isSoak ? 120.0 : 5
    return depths.map { depth in
      BusyPlay(BusyHouse(kind, latency: latency, sigma: sigma, seed: 1), seconds: seconds, depth: depth).rate
    }.max() ?? 0
  }

  /// Seconds to play: long enough for what it takes to find out.
  private func seconds(_ latency: Double) -> Double { Effort.isSoak ? 600 : 30 + 900 * latency }

  @Test("it reaches 90 % of the best fixed depth where a capacity is hidden", arguments: latencies, [0, 0.5])
  func capacity(latency: Double, sigma: Double) {
    let best = best(.capacity(40), latency, sigma)
    for seed in Effort.seeds(2, soak: 50) {
      let house = BusyHouse(.capacity(40), latency: latency, sigma: sigma, seed: seed)
      let play = BusyPlay(house, seconds: seconds(latency), controller: DepthController(limit: 200))
      #expect(play.rate >= 0.9 * best, "\(play) of \(best), \(Effort.replay(seed))")
      // More than are worked on only wait; the end may come while it tries twice as many.
      #expect(play.depth <= 100, "\(play), \(Effort.replay(seed))")
    }
  }

  @Test("it reaches 90 % of the best fixed depth where a rate is limited", arguments: latencies, [0.3])
  func rate(latency: Double, sigma: Double) {
    let best = min(100, best(.rate(100), latency, sigma))
    for seed in Effort.seeds(2, soak: 50) {
      let house = BusyHouse(.rate(100), latency: latency, sigma: sigma, seed: seed)
      let play = BusyPlay(house, seconds: 400, controller: DepthController(limit: 200))
      #expect(play.rate >= 0.9 * best, "\(play) of \(best), \(Effort.replay(seed))")
    }
  }

  @Test("it stays between 1 and its limit")
  func bounds() {
    for limit in [1, 2, 3, 17] {
      for kind in [BusyHouse.Kind.capacity(40), .rate(5)] {
        let house = BusyHouse(kind, latency: 0.05, sigma: 0.5, seed: 3)
        let play = BusyPlay(house, seconds: 20, controller: DepthController(limit: limit))
        #expect(play.deepest <= limit && play.depth >= 1)
      }
    }
  }

  @Test("complaints halve the depth, once a second")
  func halves() {
    var controller = DepthController(limit: 100)
    var (time, changes) = (Nanoseconds(0), [Int]())
    func answers(until end: Nanoseconds, isRateLimited: Bool) {
      while time < end {
        time += 20_000_000 / Nanoseconds(controller.depth)
        let change = controller.arrived(after: 20_000_000, at: time, isRateLimited: isRateLimited)
        if let change { changes.append(change) }
      }
    }
    while controller.depth < 32 { answers(until: time + 1, isRateLimited: false) }
    #expect(changes == [4, 8, 16, 32])
    let start = time
    changes = []
    answers(until: start + 900_000_000, isRateLimited: true)
    #expect(changes == [16])
    answers(until: start + 2_000_000_000, isRateLimited: true)
    #expect(changes == [16, 8])
  }

  /// A clock that goes on by a millisecond whenever somebody looks at it.
  private final class Clock: Sendable {
    private let ticks = Atomic<Int64>(0)
    @Sendable func now() -> Nanoseconds { ticks.add(1, ordering: .relaxed).newValue * 1_000_000 }
  }

  @Test("a live session begins with two bets at once, and its changes of depth are told and played again")
  func session() async throws {
    var plan = Plan(.single(depth: 64, lookahead: 64), World(5)) { _ in MoodyScript(1, scale: 100) }
    plan.world.latencies = 20_000_000...20_000_001
    plan.limits.maxBets = 1_500
    let tape = Tape()
    func session(_ journal: any Journal, _ interventions: [Intervention] = []) -> Session {
      var settings = plan.settings
      (settings.sending, settings.time, settings.interventions) = (.bySlot, .measured, interventions)
      return Session(
        settings: settings, strategies: [ScriptedStrategy(plan.script(0))], journal: journal)
    }
    let result = await TaskGroupDriver.play(
      session(tape), against: ShufflingHouse(WorldHouse(plan.world), seed: 3), journal: tape,
      now: Clock().now,
      depth: DepthController(limit: 64))
    let told = tape.all.interventions
    #expect(told.first == Intervention(at: Position(handedOver: 0, generated: 0), .depth(2)))
    #expect(told.count > 1)
    var record = tape.all.arrivals[...]
    let again = Tape()
    let outcome = ReplayDriver.play(session(again, told)) {
      record.popFirst().map { ($0.ticket.number, $0.reply, $0.at) }
    }
    guard case .finished(let replayed) = outcome else {
      Issue.record("it did not end: \(outcome)")
      return
    }
    #expect(replayed == result && again.all.entries == tape.all.entries)
  }
}
