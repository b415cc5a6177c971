import Dice
import Engine
import Ledger
import Report

/// What a session has come to as far as it is recorded.
struct RecordedFigures {
  /// Settled bets.
  let bets: Int
  let wins: Int
  /// nil where nobody has added it up yet.
  let balance: Amount?
  /// nil where the balance is.
  let profit: Amount?
  /// Whether they are those of the end: otherwise there may be more.
  let areFinal: Bool

  init(_ session: RecordedSession) {
    let start = session.inputs.settings.startBalance
    areFinal = session.ending != nil
    if let result = session.ending?.result {
      (bets, wins, balance) = (result.statistics.bets, result.statistics.wins, result.balance)
    } else if let checkpoint = session.lastCheckpoint {
      (bets, wins, balance) = (checkpoint.bets, checkpoint.wins, checkpoint.balance)
    } else {
      (bets, wins, balance) = (0, 0, nil)
    }
    profit = balance.map { $0 - start }
  }
}

extension RecordedSession {
  /// How it stands, in a word or two: what ended it, where there is an end. `running` is the session that a process is
  /// playing right now.
  func state(running: Int64?) -> String {
    if id == running { return "running" }
    return ending?.result.stop.cause.rawValue ?? "cut off"
  }

  /// Whether somebody could go on with it now.
  func isResumable(running: Int64?) -> Bool { id != running && canGoOn }

  /// Its end, where its course is known up to there: a session whose script process was lost has none.
  var knownEnd: SessionResult? {
    guard let result = ending?.result, result.transcriptSHA256 != nil else { return nil }
    return result
  }

  /// What is said of it after its end.
  func report(_ ending: SessionEnding) -> SessionReport {
    SessionReport(
      result: ending.result, seed: inputs.seed, script: inputs.script, scriptSHA256: scriptSHA256,
      concurrency: inputs.settings.concurrency, currency: inputs.currency,
      edgeHundredths: inputs.settings.rules.edgeHundredths, droppedLines: ending.droppedLines,
      seconds: Double(ending.wallMilliseconds) / 1000, session: id)
  }
}
