import Engine
import Ledger
import ScriptHost
import Synchronization

/// Plays a recorded session once more by its script and holds it against its record: every bet where bets are recorded,
/// else every checkpoint; and its end, where the record has one. Blocks: for a thread of its own.
struct Comparison: Sendable {
  let ledger: LedgerReader
  let session: RecordedSession
  /// Ends it; who asks for that from outside gets a `Failure`.
  var control = SessionControl()
  var launch = ScriptLaunch()
  /// Whether what the script prints is shown.
  var talks = false
  /// Whether all tickets are wanted, be they recorded or not.
  var wantsRecords = false
  var observe: @Sendable (Snapshot) -> Void = { _ in }

  /// What was found.
  struct Outcome: Sendable {
    /// What is recorded, and so what was compared.
    let kept: Kept
    let derived: Derivation.Derived
    /// The figures of the session, as far as its record goes.
    let figures: SessionFigures
    /// Bets, and checkpoints, that were compared.
    let bets: Int
    let checkpoints: Int
    /// Tickets of the beginning that a checkpoint says are the same.
    let checkedTickets: Int
    /// Whether the record has an end, which was compared too.
    let isWhole: Bool
    /// The first difference.
    let difference: RecordDifference?
  }

  /// Whether there is anything to hold against: what was cut off before its first checkpoint left nothing.
  var hasRecord: Bool {
    isWhole || (session.inputs.kept == .inputs ? session.lastCheckpoint != nil : session.tickets > 0)
  }

  /// A session whose process was lost has the figures of its last report, and no end that another play could have.
  private var isWhole: Bool { session.ending?.result.transcriptSHA256 != nil }

  /// What the session is played by.
  func plan() throws -> RecordedPlan {
    var plan = try RecordedPlan(session, of: ledger, interventions: session.interventions)
    plan.loader.launch = launch
    plan.loader.talks = talks
    return plan
  }

  /// Plays and compares; `journal` hears of the tickets that the record covers, if tickets are wanted.
  func run(_ journal: (any Journal)? = nil) throws -> Outcome {
    let ending = isWhole ? session.ending?.result : nil
    let isCut = Cut()
    let course: RecordedCourse
    do throws(LedgerError) {
      course = try RecordedCourse(ledger, session) { [control] end in
        if case .reached = end, ending != nil { return }
        isCut.set()
        control.interrupt()
      }
    } catch {
      throw Failure(error)
    }
    let kept = session.inputs.kept
    // Checkpoints come before the tickets that they cover; tickets say themselves where their record ends.
    let most = ending == nil && kept == .inputs ? session.lastCheckpoint?.tickets : nil
    let tally = Tally(
      startBalance: session.inputs.settings.startBalance, most: most, isOver: { most == nil && isCut.isSet },
      next: journal)
    var derivation = Derivation(ledger: ledger, plan: try plan(), control: control)
    derivation.isAudited = ending != nil
    derivation.wantsRecords = wantsRecords || kept != .inputs || ending == nil
    derivation.observe = observe
    let derived = try derivation.play(Journals([course, tally]))
    if let failure = course.failure { throw Failure(failure) }
    if !isCut.isSet {
      if control.isInterruptPending { throw Failure(.interrupted, "interrupted: nothing was found out") }
      if derived.result != nil { course.checkNothingLeft() }
    }
    let end = ending.flatMap { ending in derived.result.flatMap { Self.difference(ending, $0) } }
    return Outcome(
      kept: kept,
      derived: derived,
      figures: ending.map(SessionFigures.init)
        ?? tally.figures(stop: derived.result.flatMap { isCut.isSet ? nil : $0.stop }),
      bets: course.compared, checkpoints: course.comparedCheckpoints, checkedTickets: course.checkedTickets,
      isWhole: ending != nil, difference: course.difference ?? end)
  }

  private static func difference(_ recorded: SessionResult, _ derived: SessionResult) -> RecordDifference? {
    let figures: [(String, String, String)] = [
      ("stopped by", recorded.stop.description, derived.stop.description),
      ("balance", "\(recorded.balance)", "\(derived.balance)"),
      ("statistics", "\(recorded.statistics)", "\(derived.statistics)"),
      ("transcript", recorded.transcriptSHA256 ?? "none", derived.transcriptSHA256 ?? "none"),
    ]
    return figures.first { $0.1 != $0.2 }.map {
      RecordDifference(ticket: nil, what: $0.0, recorded: $0.1, derived: $0.2)
    }
  }
}

/// Whether a play has come to where its record ends, or parts from it.
private final class Cut: Sendable {
  private let state = Mutex(false)

  var isSet: Bool { state.withLock { $0 } }
  func set() { state.withLock { $0 = true } }
}
