import Engine
import Ledger
import ScriptHost
import Scripting

/// Goes through the record of a session and proves what can be proved of it.
struct Verification: Sendable {
  let ledger: LedgerReader
  let session: RecordedSession
  var launch = ScriptLaunch()

  /// What was proved, a line each. Throws a `Failure` with the first thing that is not so.
  func run() throws -> [String] {
    var proved: [String] = []
    do throws(LedgerError) {
      let links = try ChainCheck(ledger, session.id).run()
      proved.append("chain: \(links) links follow from their rows, the last is \(session.chainSHA256)")
      if session.inputs.kept != .inputs { proved.append(try walk()) }
      proved += try fairness()
    } catch {
      throw Failure(error)
    }
    if session.inputs.kept == .inputs { proved.append(try derive()) }
    return proved
  }

  /// Pipeline, limits, profits and rolls of the recorded bets.
  private func walk() throws(LedgerError) -> String {
    let house = try? RecordedPlan(session, interventions: []).order.house
    let isSimulated = session.inputs.settings.time == .computed
    let found = try RecordWalk(ledger, session).play(against: isSimulated ? house : nil)
    if let difference = found.difference {
      throw .damaged(path: ledger.path, place: "session \(session.id): \(difference)")
    }
    let rolls = isSimulated ? ", rolls recomputed from the seed" : ""
    let end =
      found.transcriptSHA256.map { ", transcript sha256 \($0)" }
      ?? "; the record has no end\(found.unanswered.isEmpty ? "" : ", \(found.unanswered.count) bets no answer")"
    return "bets: \(found.tickets) tickets keep the limits, profits add up to the balance\(rolls)\(end)"
  }

  /// The whole session once more by its script, up to where it is recorded.
  private func derive() throws -> String {
    // Where its script process was lost, what it had played by then is no more known than where it was cut off.
    let ending = session.knownEnd
    if ending == nil, session.lastCheckpoint == nil {
      return "nothing to derive: it was cut off before its first checkpoint, and can be resumed"
    }
    let control = SessionControl()
    let course: RecordedCourse
    do throws(LedgerError) {
      course = try RecordedCourse(ledger, session) { end in
        if case .reached = end, ending != nil { return }
        control.interrupt()
      }
    } catch {
      throw Failure(error)
    }
    let interventions = ending == nil ? session.pauses : session.interventions
    var plan = try RecordedPlan(session, interventions: interventions)
    plan.loader.launch = launch
    let result = try Derivation(ledger: ledger, plan: plan, control: control, isAudited: ending != nil).play(
      course)
    if let failure = course.failure { throw Failure(failure) }
    if let difference = course.difference ?? ending.flatMap({ difference($0, result) }) {
      throw Failure(.checkFailed, "session \(session.id) does not follow from its inputs: \(difference)")
    }
    guard let hash = ending?.transcriptSHA256 else {
      return "derived again from its inputs up to the last checkpoint: the same; the record has no end"
    }
    return "derived again from its inputs: \(result.statistics.bets) bets, the same transcript sha256 \(hash)"
  }

  private func difference(_ recorded: SessionResult, _ derived: SessionResult) -> RecordDifference? {
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
