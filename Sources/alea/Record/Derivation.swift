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

  /// Plays it, and tells `journal`.
  func play(_ journal: (any Journal)?) throws -> SessionResult {
    let process = try plan.loader.load()
    if plan.order.settings.time == .measured { return try replay(process, journal) }
    var order = plan.order
    order.wantsRecords = wantsRecords
    order.wantsMilestones = true
    let result = process.play(order, control: control, journal: journal)
    guard isAudited, result.transcriptSHA256 != nil else { return result }
    let audit = Audit(plan.loader.order, order, launch: plan.loader.launch)
    if let difference = audit.difference(result) {
      throw Failure(.broken, "the script process does not tell the truth, the audit disagrees: \(difference)")
    }
    return result
  }

  /// The same where time was measured: what the house answered, and when, comes from the record.
  private func replay(_ process: sending ScriptProcess, _ journal: (any Journal)?) throws -> SessionResult {
    var results = ledger.results(of: plan.session)
    var failure: LedgerError?
    let session = Session(
      settings: plan.order.settings, strategies: process.strategies(), journal: journal, control: control,
      checkpoint: { journal?.checkpoint($0) })
    let outcome = ReplayDriver.play(session) {
      do throws(LedgerError) {
        while let result = try results.next() {
          guard case .outcome(let outcome) = result.fate else { continue }
          return (result.ticket, Reply(outcome: outcome, latency: 0), result.at)
        }
      } catch {
        failure = error
      }
      return nil
    }
    if let failure { throw Failure(failure) }
    switch outcome {
    case .finished(let result): return result
    case .exhausted(let inFlight):
      throw Failure(
        .checkFailed,
        "session \(plan.session.id) is recorded up to \(inFlight.count) bets that have no answer yet")
    case .differs(let ticket):
      throw Failure(
        .checkFailed, "ticket \(ticket): the record has an answer, and the replay has not sent it")
    }
  }
}
