import Dice
import Engine
import Synchronization
import TestSupport
import Testing

/// What a person at the keyboard asks of a running session.
struct ControlTests {
  /// Interrupts the session when a ticket with this number is placed.
  private struct Interrupting: ComputedHouse {
    let inner: WorldHouse
    let control: SessionControl
    let at: Int

    func reply(to ticket: Ticket) -> Reply {
      if ticket.number == at { control.interrupt() }
      return inner.reply(to: ticket)
    }
  }

  @Test(
    "an interrupt ends the session, and what is in flight settles",
    arguments: [
      Concurrency.sequential, .single(depth: 4, lookahead: 4), .single(depth: 4, lookahead: 32), .lanes(6),
    ])
  func interrupt(concurrency: Concurrency) async {
    for driver in ["loop", "task group"] {
      let plan = Plan(concurrency) { _ in FlatScript(Bet(100)) }
      let journal = RecordingJournal()
      let session = plan.session(journal)
      let house = Interrupting(inner: WorldHouse(plan.world), control: session.control, at: 50)
      let result =
        driver == "loop"
        ? LoopDriver.play(session, against: house) : await TaskGroupDriver.play(session, against: house)
      #expect(result.stop.cause == .interrupted)
      #expect(result.statistics.settledAfterStop <= plan.depth)
      #expect(result.reserved == .zero && result.statistics.unknown == 0)
      let sent = journal.entries.filter { $0.fate != .withdrawn }
      #expect(sent.allSatisfy(\.handedOver) && sent.map(\.ticket.number).max() ?? 0 >= 50)
      #expect(Set(journal.entries.map(\.ticket.number)) == Set(0..<journal.entries.count))
    }
  }

  @Test("an interrupt before the first bet places none")
  func interruptedAtOnce() {
    let plan = Plan(.sequential) { _ in FlatScript(Bet(100)) }
    let session = plan.session(RecordingJournal())
    session.control.interrupt()
    let result = LoopDriver.play(session, against: WorldHouse(plan.world))
    #expect(result.stop.cause == .interrupted && result.statistics.bets == 0)
  }

  @Test("an interrupt after nil sends nothing more")
  func interruptAfterNil() {
    let plan = Plan(.single(depth: 2, lookahead: 40)) { _ in FlatScript(Bet(100), count: 40) }
    let journal = RecordingJournal()
    let session = plan.session(journal)
    let house = Interrupting(inner: WorldHouse(plan.world), control: session.control, at: 5)
    let result = LoopDriver.play(session, against: house)
    #expect(result.stop.cause == .script)
    #expect(result.statistics.bets <= 8 && journal.entries.count == 40)
  }

  @Test("a snapshot shows where the session is, and does not move it")
  func snapshot() {
    var plan = Plan(.single(depth: 4, lookahead: 4)) { _ in FlatScript(Bet(100)) }
    plan.limits.maxBets = 30
    let calm = LoopDriver.play(plan.session(RecordingJournal()), against: WorldHouse(plan.world))
    let session = plan.session(RecordingJournal())
    session.control.requestSnapshot()
    var seen: [Snapshot] = []
    let watched = LoopDriver.play(session, against: WorldHouse(plan.world)) {
      seen.append($0)
      session.control.requestSnapshot()
    }
    #expect(watched == calm)
    #expect(seen.map(\.bets) == seen.map(\.bets).sorted() && seen.count >= 30)
    #expect(seen.allSatisfy { $0.profit.units == $0.balance.units - Int64(plan.balance) })
  }
}
