import Analysis
import Report

/// How a backtest ends: its figures, its file, and a code of its own where they prove that the simulator is not fair.
enum BacktestEnd {
  /// Prints the figures, and then writes the result to `file` where that is named: neither is lost because the other
  /// cannot be written. A void result is no file.
  static func tell(_ report: BacktestReport, json: Bool, file: String? = nil) throws {
    let printing = Result<Void, any Error> { try print(report, json: json) }
    try check(report.result)
    let odds = report.exact.map { ExactAgreement($0, beside: report.figures) }
    if let why = odds?.contradiction { throw Failure(.broken, "the result is void: \(why)") }
    if let file { try ResultFile.write(report.result, to: file) }
    try printing.get()
  }

  private static func print(_ report: BacktestReport, json: Bool) throws {
    if json {
      try Printout.write(try BacktestJSON(report).text())
    } else {
      try Printout.write(lines: BacktestText.lines(report))
    }
  }

  /// Fails where the wins are not those of fair rolls.
  static func check(_ result: BacktestResult) throws {
    if let bias = BacktestReport.bias(result) { throw Failure(.broken, "the result is void: \(bias)") }
  }
}
