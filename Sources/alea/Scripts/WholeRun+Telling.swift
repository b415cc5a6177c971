import ArgumentParser
import Engine
import Report

extension WholeRun.Played {
  /// Prints the summary, says what went wrong, and ends the program with the code of the session's end.
  func tell(json: Bool) throws {
    try Printout.write(
      json ? try SummaryJSON(report).text() : SummaryText.lines(report).joined(separator: "\n"))
    if report.result.stop.cause == .scriptError {
      Talk.error(report.result.stop.evidence)
    } else if json, let fault = report.result.closingFault {
      // The object has no place for it, and the text has said it.
      Talk.warn("on_stop raised: \(fault)")
    }
    // What was lost of the script's files, or of the record, counts more than how its session ended.
    if let failure { throw failure }
    let status = ExitStatus(report.result)
    if status != .plan { throw ExitCode(status.rawValue) }
  }
}
