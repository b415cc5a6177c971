import Engine
import Ledger
import ScriptHost
import Scripting

/// Plays a recorded session once more by its script: what follows from its inputs. Blocks: for a thread of its own.
struct Derivation: Sendable {
  let ledger: LedgerReader
  var plan: RecordedPlan
  let control: SessionControl
  /// Whether every ticket is wanted, and not checkpoints only.
  var wantsRecords = false
  var isAudited = false
  /// Sees where the session is.
  var observe: @Sendable (Snapshot) -> Void = { _ in }

  /// What followed.
  struct Derived: Sendable {
    /// What the session came to; nil where its record ends while bets are in flight with a real house.
    let result: SessionResult?
    /// Those bets.
    var unanswered = 0
    var droppedLines = 0
    /// Whether the script says that its bets depend on no results.
    let independent: Bool
  }

  /// Plays it, and tells `journal`.
  func play(_ journal: (any Journal)?) throws -> Derived {
    let process = try plan.loader.load()
    if plan.order.settings.time == .measured { return try replay(process, journal) }
    var order = plan.order
    order.wantsRecords = wantsRecords
    order.wantsMilestones = true
    let result = process.play(order, control: control, journal: journal, observe: observe)
    let derived = Derived(
      result: result, droppedLines: process.droppedLines, independent: process.script.metadata.independent)
    guard isAudited, result.transcriptSHA256 != nil else { return derived }
    let audit = Audit(plan.loader.order, order, launch: plan.loader.launch)
    if let difference = audit.difference(result) {
      throw Failure(.broken, "the script process does not tell the truth, the audit disagrees: \(difference)")
    }
    return derived
  }

  /// The same where time was measured: what the house answered, and when, comes from the record.
  private func replay(_ process: sending ScriptProcess, _ journal: (any Journal)?) throws -> Derived {
    let independent = process.script.metadata.independent
    let session = Session(
      settings: plan.order.settings, strategies: process.strategies(), journal: journal, control: control,
      checkpoint: { journal?.checkpoint($0) })
    switch try RecordedArrivals(ledger, plan.session).outcome(of: session) {
    case .finished(let result): return Derived(result: result, independent: independent)
    case .exhausted(let inFlight):
      if plan.session.ending == nil {
        return Derived(result: nil, unanswered: inFlight.count, independent: independent)
      }
      throw Failure(
        .checkFailed,
        "session \(plan.session.id) is recorded up to \(inFlight.count) bets that have no answer yet")
    case .differs(let ticket):
      throw Failure(
        .checkFailed, "ticket \(ticket): the record has an answer, and the replay has not sent it")
    }
  }
}

extension RecordedArrivals {
  /// How a session ends that is played by these answers.
  func outcome(
    of session: Session, leavingUnknown: Bool = false, sent: (Ticket) -> Void = { _ in }
  ) throws -> ReplayDriver.Outcome {
    do throws(LedgerError) {
      return try play(session, leavingUnknown: leavingUnknown, sent: sent)
    } catch {
      throw Failure(error)
    }
  }
}
