import Dice
import Engine
import Synchronization
import TestSupport

/// Asks a session for this and that while it runs: at some of the bets that are placed, drawn from a seed.
final class Meddler: Sendable {
  private let control: SessionControl
  private let plan: Plan
  private let state: Mutex<(random: SplitMix64, placed: Int)>
  /// Whether it may pause a session, and end it.
  private let pauses: Bool

  init(_ control: SessionControl, _ plan: Plan, seed: UInt64, pauses: Bool = true) {
    (self.control, self.plan, self.pauses) = (control, plan, pauses)
    state = Mutex((SplitMix64(SplitMix64.mix(seed, 5)), 0))
  }

  /// A bet is being placed.
  func meddle() {
    let (word, limits) = state.withLock { state -> (UInt64, Limits) in
      state.placed += 1
      let limits = Limits.random(&state.random, balance: plan.balance)
      return (state.random.next(), limits)
    }
    switch word % 60 {
    case 0, 1, 2: control.setDepth(1 + Int(word >> 8 & 0xFF) % (plan.depth + 1))
    case 3: control.tighten(limits)
    case 4 where word >> 8 & 3 == 0: control.stopOnWin()
    case 5 where word >> 8 & 3 == 0: control.interrupt()
    case 6 where pauses, 7 where pauses:
      control.pause()
      let (control, wait) = (control, Int(word >> 8 & 0xFF))
      Task {
        for _ in 0..<wait { await Task.yield() }
        control.resume()
      }
    case 8: control.resume()
    default: break
    }
  }
}

/// A house at which somebody meddles with the session.
struct MeddledHouse<Inner: House>: House {
  let inner: Inner
  let meddler: Meddler

  func place(_ ticket: Ticket) async -> Reply {
    meddler.meddle()
    return await inner.place(ticket)
  }
}

extension MeddledHouse: ComputedHouse where Inner: ComputedHouse {
  func reply(to ticket: Ticket) -> Reply {
    meddler.meddle()
    return inner.reply(to: ticket)
  }
}

/// Keeps all that a journal is told, in its order.
final class Tape: Journal {
  struct Told {
    var entries: [JournalEntry] = []
    var arrivals: [Arrival] = []
    var interventions: [Intervention] = []
    /// Commits that a ticket was in although something that it follows from had not been told.
    var early = 0
  }

  private let told = Mutex(Told())

  var all: Told { told.withLock { $0 } }

  func record(_ entry: JournalEntry) { told.withLock { $0.entries.append(entry) } }
  func intervened(_ intervention: Intervention) { told.withLock { $0.interventions.append(intervention) } }
  func commit(_ intents: [Ticket], _ arrivals: [Arrival]) async throws(JournalFault) {
    told.withLock { $0.arrivals += arrivals }
  }
}
