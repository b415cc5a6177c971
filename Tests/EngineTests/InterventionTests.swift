import Dice
import Engine
import Synchronization
import TestSupport
import Testing

/// What came from outside, and the course that follows from it.
struct InterventionTests {
  static let shapes: [Concurrency] = [
    .sequential, .single(depth: 4, lookahead: 4), .single(depth: 4, lookahead: 32), .lanes(1), .lanes(6),
  ]

  /// Interrupts the session when so many tickets have been placed.
  private final class Interrupting: ComputedHouse {
    private let inner: WorldHouse
    private let control: SessionControl
    private let placed = Mutex(0)
    private let at: Int

    init(_ inner: WorldHouse, _ control: SessionControl, at: Int) {
      (self.inner, self.control, self.at) = (inner, control, at)
    }

    func reply(to ticket: Ticket) -> Reply {
      let count = placed.withLock { placed in
        placed += 1
        return placed
      }
      if count == at { control.interrupt() }
      return inner.reply(to: ticket)
    }
  }

  private struct Played {
    var result: SessionResult
    var entries: [JournalEntry]
  }

  private func play(_ plan: Plan, _ interventions: [Intervention], interruptAt: Int? = nil) -> Played {
    let journal = RecordingJournal()
    let session = plan.session(journal, interventions: interventions)
    let world = WorldHouse(plan.world)
    let result =
      if let interruptAt {
        LoopDriver.play(session, against: Interrupting(world, session.control, at: interruptAt))
      } else {
        LoopDriver.play(session, against: world)
      }
    return Played(result: result, entries: journal.entries)
  }

  @Test("an interrupted session is played again by where it was interrupted", arguments: shapes)
  func end(concurrency: Concurrency) async throws {
    for seed in Effort.seeds(40, soak: 2_000) {
      let plan = Plan.random(seed, concurrency, bets: 120)
      let interrupted = play(plan, [], interruptAt: 1 + Int(seed * 7 % 110))
      guard interrupted.result.stop.cause == .interrupted else { continue }
      let position = try #require(interrupted.result.cutAt)
      let end = Intervention(at: position, .end(interrupted.result.stop))
      let again = play(plan, [end])
      #expect(again.result == interrupted.result, "\(Effort.replay(seed))")
      #expect(again.entries == interrupted.entries, "\(Effort.replay(seed))")
      let journal = RecordingJournal()
      let house = ShufflingHouse(WorldHouse(plan.world), seed: seed)
      let group = await TaskGroupDriver.play(plan.session(journal, interventions: [end]), against: house)
      #expect(group == interrupted.result && journal.entries == interrupted.entries, "\(Effort.replay(seed))")
    }
  }

  @Test("a session that goes on has behind it what was played until its interruption", arguments: shapes)
  func pause(concurrency: Concurrency) throws {
    for seed in Effort.seeds(40, soak: 2_000) {
      let plan = Plan.random(seed, concurrency, bets: 120)
      let first = play(plan, [], interruptAt: 1 + Int(seed * 5 % 110))
      guard first.result.stop.cause == .interrupted else { continue }
      var pauses = [Intervention(at: try #require(first.result.cutAt), .pause)]
      let second = play(plan, pauses, interruptAt: first.entries.count + Int(seed % 13))
      expect(second, hasBehindIt: first, seed)
      guard second.result.stop.cause == .interrupted else { continue }
      pauses.append(Intervention(at: try #require(second.result.cutAt), .pause))
      let third = play(plan, pauses)
      expect(third, hasBehindIt: second, seed)
      #expect(third.result.stop.cause != .interrupted, "\(Effort.replay(seed))")
    }
  }

  private func expect(_ played: Played, hasBehindIt record: Played, _ seed: UInt64) {
    let sent = record.entries.filter { $0.fate != .withdrawn }
    #expect(Array(played.entries.prefix(sent.count)) == sent, "\(Effort.replay(seed))")
  }

  @Test("a session that pauses keeps its limits")
  func limits() throws {
    for seed in Effort.seeds(40, soak: 2_000) {
      let shape = Self.shapes[Int(seed) % Self.shapes.count]
      let plan = Plan.random(seed, shape, bets: 120)
      let first = play(plan, [], interruptAt: 1 + Int(seed * 11 % 110))
      guard first.result.stop.cause == .interrupted, let position = first.result.cutAt else { continue }
      let result = play(plan, [Intervention(at: position, .pause)]).result
      let limits = plan.limits
      #expect(result.statistics.bets <= limits.maxBets ?? .max, "\(Effort.replay(seed))")
      #expect(-result.profit <= limits.stopLoss ?? .max, "\(Effort.replay(seed))")
      #expect(
        result.balance >= min(limits.minBalance ?? .zero, result.startBalance), "\(Effort.replay(seed))")
      #expect(result.statistics.largestStake <= limits.maxBet ?? .max, "\(Effort.replay(seed))")
    }
  }
}
