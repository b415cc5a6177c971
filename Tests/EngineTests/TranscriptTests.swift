import Dice
import Engine
import Simulation
import TestSupport
import Testing

/// What a session reports, recomputed from its record alone.
struct TranscriptTests {
  private func plan(_ seed: UInt64) -> Plan {
    let shapes: [Concurrency] = [
      .sequential, .single(depth: 3, lookahead: 3), .single(depth: 4, lookahead: 32), .lanes(5), .lanes(1),
    ]
    return .random(seed, shapes[Int(seed % UInt64(shapes.count))], bets: 300)
  }

  @Test("the hash is that of the documented bytes, encoded by somebody else")
  func documentedLayout() {
    for seed in Effort.seeds(40, soak: 2000) {
      let plan = plan(seed)
      let journal = RecordingJournal()
      let result = LoopDriver.play(plan.session(journal), against: WorldHouse(plan.world))
      let expected = TranscriptEncoder.hash(journal.entries, stop: result.stop.cause)
      #expect(result.transcriptSHA256 == expected, "\(Effort.replay(seed))")
    }
  }

  @Test("a transcript longer than the buffer has the same hash as in one piece")
  func long() {
    var plan = Plan(.single(depth: 2, lookahead: 16), World(3)) { _ in StreakScript() }
    plan.limits.maxBets = 9000
    let journal = RecordingJournal()
    let result = LoopDriver.play(plan.session(journal), against: WorldHouse(plan.world))
    #expect(journal.entries.count == 9000)
    #expect(result.transcriptSHA256 == TranscriptEncoder.hash(journal.entries, stop: .maxBets))
  }

  @Test("one fixed session has the same hash on every machine")
  func golden() throws {
    let refused = try #require(Share(percent: "2"))
    let unknown = try #require(Share(percent: "0"))
    var plan = Plan(.single(depth: 8, lookahead: 64)) { _ in MoodyScript(2026, scale: 5000) }
    plan.limits.maxBets = 5000
    let house = SimulatedHouse(
      seed: 0xA1EA, latency: .uniform(50_000_000...150_000_000),
      faults: try #require(FaultPlan(refused: refused, unknown: unknown)))
    let result = LoopDriver.play(plan.session(RecordingJournal()), against: house)
    #expect(result.statistics.bets == 5000 && result.statistics.refused > 50)
    #expect(result.transcriptSHA256 == "cb7acc07e4257be7d9084590a88fff4517c4bc5a8448f8d4245f740786fd110d")
  }

  @Test("profits, balance and record add up to the last unit")
  func sums() {
    for seed in Effort.seeds(40, soak: 2000) {
      let plan = plan(seed)
      let journal = RecordingJournal()
      let result = LoopDriver.play(plan.session(journal), against: WorldHouse(plan.world))
      let total = journal.entries.reduce(0) { $0 + ($1.handedOver ? $1.profit.units : 0) }
      #expect(result.profit.units == total, "\(Effort.replay(seed))")
      #expect(result.balance.units == Int64(plan.balance) + total, "\(Effort.replay(seed))")
      #expect(result.balance >= .zero && result.reserved <= result.balance, "\(Effort.replay(seed))")
    }
  }
}
