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
      try ledger.checkPages()
      proved.append("pages: every page of the file has the checksum that it was written with")
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
    let house = try? RecordedPlan(session, of: ledger, interventions: []).order.house
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
    var comparison = Comparison(ledger: ledger, session: session)
    comparison.launch = launch
    guard comparison.hasRecord else {
      return "nothing to derive: it was cut off before its first checkpoint, and can be resumed"
    }
    let found = try comparison.run()
    if let difference = found.difference {
      throw Failure(.checkFailed, "session \(session.id) does not follow from its inputs: \(difference)")
    }
    guard found.isWhole, let hash = session.ending?.result.transcriptSHA256 else {
      return "derived again from its inputs up to the last checkpoint: the same; the record has no end"
    }
    return
      "derived again from its inputs: \(found.figures.statistics.bets) bets, the same transcript sha256 \(hash)"
  }
}
