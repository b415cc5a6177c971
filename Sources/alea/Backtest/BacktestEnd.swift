import Analysis
import Report

/// How a backtest ends: its figures, and a code of its own where they prove that the simulator is not fair.
enum BacktestEnd {
  static func tell(_ report: BacktestReport, json: Bool) throws {
    if json {
      try Printout.write(try BacktestJSON(report).text())
    } else {
      try Printout.write(BacktestText.lines(report).joined(separator: "\n"))
    }
    try check(report.result)
  }

  /// Fails where the wins are not those of fair rolls.
  static func check(_ result: BacktestResult) throws {
    if let bias = BacktestReport.bias(result) { throw Failure(.broken, "the result is void: \(bias)") }
  }
}
