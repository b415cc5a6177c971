import Dice
import Engine
import Synchronization
import TestSupport
import Testing

/// Sessions whose time was measured, played again from what arrived and when.
struct ReplayDriverTests {
  /// Keeps what arrives, in its order.
  private final class Arrivals: Journal {
    let all = Mutex<[Arrival]>([])

    func record(_ entry: JournalEntry) {}
    func commit(_ intents: [Ticket], _ arrivals: [Arrival]) async throws(JournalFault) {
      all.withLock { $0 += arrivals }
    }
  }

  /// A clock that goes on by a thousandth of a second whenever somebody looks at it.
  private final class Clock: Sendable {
    private let ticks = Atomic<Int64>(0)
    @Sendable func now() -> Nanoseconds { ticks.add(1, ordering: .relaxed).newValue * 1_000_000 }
  }

  private func live(_ plan: Plan, _ journal: RecordingJournal) -> Session {
    plan.session(journal, live: true)
  }

  @Test("it takes the same course, whatever arrived in which order", arguments: InterventionTests.shapes)
  func same(concurrency: Concurrency) async {
    for seed in Effort.seeds(20, soak: 500) {
      let plan = Plan.random(seed, concurrency, bets: 120)
      let (clock, arrivals, played) = (Clock(), Arrivals(), RecordingJournal())
      let house = ShufflingHouse(WorldHouse(plan.world), seed: seed, sleepsUpTo: 80)
      let result = await TaskGroupDriver.play(
        live(plan, played), against: house, journal: arrivals, now: clock.now)
      let replayed = RecordingJournal()
      var record = arrivals.all.withLock { $0 }[...]
      let outcome = ReplayDriver.play(live(plan, replayed)) {
        record.popFirst().map { ($0.ticket.number, $0.reply, $0.at) }
      }
      guard case .finished(let again) = outcome else {
        Issue.record("it did not end: \(outcome), \(Effort.replay(seed))")
        continue
      }
      #expect(again == result, "\(Effort.replay(seed))")
      #expect(replayed.entries == played.entries, "\(Effort.replay(seed))")
    }
  }

  @Test("a record that ends early leaves what is in flight, and an answer to nothing is noticed")
  func early() throws {
    let plan = Plan(.single(depth: 3, lookahead: 3)) { _ in FlatScript(Bet(100)) }
    let reply = Reply(
      outcome: .settled(Settlement(roll: try #require(Roll(number: 5)), nonce: 0)), latency: 0)
    var answers = [0, 1][...]
    let cut = ReplayDriver.play(live(plan, RecordingJournal())) {
      answers.popFirst().map { ($0, reply, 1_000) }
    }
    guard case .exhausted(let inFlight) = cut else {
      Issue.record("not \(cut)")
      return
    }
    #expect(inFlight.map(\.number) == [2, 3, 4])
    let wrong = ReplayDriver.play(live(plan, RecordingJournal())) { (7, reply, 1_000) }
    guard case .differs(ticket: 7) = wrong else {
      Issue.record("not \(wrong)")
      return
    }
  }
}
