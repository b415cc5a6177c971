import Analysis
import Dice
import Engine
import ScriptHost
import Scripting
import Synchronization

/// Looks at the bets of some sessions one by one: where they part from those of the same session with one bet at a time,
/// and which of them are stale.
final class DepthLook {
  private let base: BacktestSetting
  private let control: SessionControl
  private let sequential: ScriptProcess
  private let shadow: ScriptShadow
  /// The bets one by one, session by session.
  private var plain: [[Proposal]] = []
  let sessions: UInt32

  /// More are not needed to see it, and each bet is asked for across the border of a process.
  private static let most: UInt32 = 40
  /// All that are looked at are kept meanwhile, and not every session has a limit of its own.
  private static let mostBets = 10_000

  /// A look at sessions of `base`, which plays one by one; `control` ends it.
  init(_ base: BacktestSetting, control: SessionControl) throws {
    self.base = base
    self.control = control
    sessions = min(base.sessions, Self.most)
    sequential = try base.loader.load()
    do throws(HostError) {
      shadow = try ScriptShadow(base.loader.order, base.order, launch: base.loader.launch)
    } catch {
      throw Failure(error, script: base.loader.script.path)
    }
    for session in 0..<sessions {
      plain.append(try play(sequential, base.order, session).map(\.ticket.proposal))
    }
  }

  func end() {
    sequential.end()
    shadow.end()
  }

  /// Whether any bet is another one where the rolls are others, and nothing else is.
  func dependsOnResults() throws -> Bool {
    var other = base.order
    other.seed = ~other.seed
    for session in 0..<sessions {
      let bets = try play(sequential, base.order, session, rolls: other).map(\.ticket.proposal)
      if zip(bets, plain[Int(session)]).contains(where: { $0 != $1 }) { return true }
    }
    return false
  }

  /// Puts what is seen at a depth, or in lanes, into `figures`.
  func look(_ setting: BacktestSetting, _ figures: inout DepthFigures) throws {
    let process = try setting.loader.load()
    defer { process.end() }
    for session in 0..<sessions {
      let entries = try play(process, setting.order, session)
      figures.looked += 1
      if figures.hasLanes {
        // Each copy knows its own results, and no others are its business.
        figures.bets += entries.count
        figures.stale += entries.count { $0.ticket.asked < $0.ticket.laneNumber }
        continue
      }
      let seen: (bets: Int, stale: Int)
      do throws(HostError) {
        seen = try shadow.stale(session, entries)
      } catch {
        throw Failure(error, script: setting.loader.script.path)
      }
      figures.bets += seen.bets
      figures.stale += seen.stale
      let pairs = zip(entries.map(\.ticket.proposal), plain[Int(session)])
      if let first = pairs.enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset {
        figures.firstDifference = min(figures.firstDifference ?? .max, first)
      }
    }
  }

  /// The first tickets of a session in their order; its rolls may be another's.
  private func play(
    _ process: ScriptProcess, _ order: SessionOrder, _ session: UInt32, rolls: SessionOrder? = nil
  ) throws -> [JournalEntry] {
    var (order, other) = (order, rolls ?? order)
    (order.session, other.session) = (session, session)
    order.settings.limits.maxBets = min(order.settings.limits.maxBets ?? .max, Self.mostBets)
    do throws(HostError) {
      try process.begin(order.randomSeeds)
    } catch {
      throw Failure(error, script: base.loader.script.path)
    }
    let tickets = Tickets()
    let stop = LoopDriver.playOne(
      order.settings, process.strategies(), against: other.house, control: control, places: [],
      journal: tickets
    ).result.stop
    // The control has told the session that was played, and nobody else.
    guard !Signals.haveCome else {
      throw Failure(.interrupted, "interrupted: not all sessions were played, so there is no result")
    }
    if stop.cause == .scriptError { throw Failure(.script, "session \(session): \(stop.evidence)") }
    return tickets.all.sorted { $0.ticket.number < $1.ticket.number }
  }
}

/// Keeps the tickets of one session.
private final class Tickets: Journal {
  private let entries = Mutex<[JournalEntry]>([])

  var all: [JournalEntry] { entries.withLock { $0 } }

  func record(_ entry: JournalEntry) { entries.withLock { $0.append(entry) } }
}
