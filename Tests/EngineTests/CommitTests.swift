import Dice
import Engine
import Synchronization
import TestSupport
import Testing

/// Bets that are recorded before they are sent, and what happens when they cannot be.
struct CommitTests {
  /// Keeps what is committed, until it fails.
  private final class Ledger: Journal {
    struct State {
      var commits = 0
      var intents: Set<Int> = []
      var arrivals: [Arrival] = []
      var isBroken = false
    }

    let state = Mutex(State())
    private let failsAt: Int

    init(failsAt: Int = .max) {
      self.failsAt = failsAt
    }

    func record(_ entry: JournalEntry) {}

    func commit(_ intents: [Ticket], _ arrivals: [Arrival]) async throws(JournalFault) {
      await Task.yield()
      let isBroken = state.withLock { state in
        state.commits += 1
        state.isBroken = state.isBroken || state.commits >= failsAt
        if !state.isBroken {
          state.intents.formUnion(intents.map(\.number))
          state.arrivals += arrivals
        }
        return state.isBroken
      }
      if isBroken { throw JournalFault("the disk is full") }
    }
  }

  /// Counts bets that nobody had recorded when they were placed.
  private final class Watching: House {
    let unrecorded = Mutex<[Int]>([])
    let placed = Mutex<Set<Int>>([])
    private let inner: ShufflingHouse<WorldHouse>
    private let ledger: Ledger

    init(_ inner: ShufflingHouse<WorldHouse>, _ ledger: Ledger) {
      (self.inner, self.ledger) = (inner, ledger)
    }

    func place(_ ticket: Ticket) async -> Reply {
      let isKnown = ledger.state.withLock { $0.intents.contains(ticket.number) }
      if !isKnown { unrecorded.withLock { $0.append(ticket.number) } }
      _ = placed.withLock { $0.insert(ticket.number) }
      return await inner.place(ticket)
    }
  }

  @Test(
    "every bet is recorded before it is placed, and every outcome at the end",
    arguments: InterventionTests.shapes)
  func recorded(concurrency: Concurrency) async {
    for seed in Effort.seeds(8, soak: 200) {
      let plan = Plan.random(seed, concurrency, bets: 100)
      let ledger = Ledger()
      let house = Watching(ShufflingHouse(WorldHouse(plan.world), seed: seed, sleepsUpTo: 50), ledger)
      let result = await TaskGroupDriver.play(
        plan.session(RecordingJournal()), against: house, journal: ledger)
      #expect(house.unrecorded.withLock { $0.isEmpty }, "\(Effort.replay(seed))")
      let sent = house.placed.withLock { $0 }
      #expect(
        ledger.state.withLock { Set($0.arrivals.map(\.ticket.number)) } == sent, "\(Effort.replay(seed))")
      #expect(result == LoopDriver.play(plan.session(RecordingJournal()), against: WorldHouse(plan.world)))
    }
  }

  @Test(
    "after a commit that fails nothing is placed or asked for, and what is in flight settles",
    arguments: InterventionTests.shapes)
  func failing(concurrency: Concurrency) async {
    for seed in Effort.seeds(20, soak: 500) {
      let plan = Plan.random(seed, concurrency, bets: 100)
      let ledger = Ledger(failsAt: 1 + Int(seed % 17))
      let house = Watching(ShufflingHouse(WorldHouse(plan.world), seed: seed, sleepsUpTo: 50), ledger)
      let journal = RecordingJournal()
      let result = await TaskGroupDriver.play(plan.session(journal), against: house, journal: ledger)
      #expect(house.unrecorded.withLock { $0.isEmpty }, "\(Effort.replay(seed))")
      let placed = house.placed.withLock { $0 }
      #expect(placed == ledger.state.withLock { $0.intents }, "\(Effort.replay(seed))")
      guard ledger.state.withLock({ $0.isBroken }), result.stop.cause == .ledger else { continue }
      for entry in journal.entries {
        if case .outcome(.settled) = entry.fate { #expect(placed.contains(entry.ticket.number)) }
      }
      #expect(result.stop.evidence.contains("disk is full"))
    }
  }
}
