import Engine
import Report
import Scripting

/// What `alea check` found out about one file.
struct CheckReport {
  /// As the person named it.
  let file: String
  /// Why the file, or this machine, is of no use, if so.
  private(set) var failure: Failure?
  private(set) var inspection: Inspection?
  /// What reading and playing found, in the order of the lines.
  private(set) var findings: [ScriptFinding] = []
  /// The session that it played, whole or up to an error.
  private(set) var session: SessionReport?

  private init(file: String) {
    self.file = file
  }

  /// Reads a file, inspects it and plays it.
  static func of(_ file: String, dialect: Dialect?, currency: String) async throws -> CheckReport {
    var report = CheckReport(file: file)
    let script: Script
    do {
      script = try ScriptSelection.find(file)
    } catch let failure as Failure {
      report.failure = failure
      return report
    }
    let given = dialect.map { DialectGuess(dialect: $0, because: "as --dialect says") }
    let inspection = Inspection(script, dialect: given)
    report.inspection = inspection
    report.findings = inspection.findings
    switch try await SmokeRun.play(script, dialect: dialect, currency: currency) {
    case .played(let session):
      report.session = session
      if session.result.stop.cause == .scriptError {
        report.add(session.result.stop.evidence, .raised, path: script.path)
      }
    case .failed(let failure) where failure.status == .script:
      report.add(failure.description, inspection.parses ? .load : .syntax, path: script.path)
    case .failed(let failure): report.failure = failure
    }
    return report
  }

  /// Adds an error of the script, in its line: `path:12: what happened`.
  private mutating func add(_ message: String, _ kind: ScriptFinding.Kind, path: String) {
    var line = 0
    var text = Substring(message)
    if text.hasPrefix(path) { text = text.dropFirst(path.count) }
    if let match = text.prefixMatch(of: #/:(\d+): /#) {
      line = Int(match.output.1) ?? 0
      text = text[match.range.upperBound...]
    } else if text.hasPrefix(": ") {
      text = text.dropFirst(2)
    }
    let place = findings.firstIndex { $0.line >= line } ?? findings.endIndex
    findings.insert(ScriptFinding(line: line, kind: kind, severity: .error, text: String(text)), at: place)
  }

  /// Whether the script loads and plays.
  var runs: Bool { session.map { $0.result.stop.cause != .scriptError } ?? false }

  /// Whether the person at the keyboard ended its session.
  var wasInterrupted: Bool {
    session.map { $0.result.stop.cause == .interrupted && $0.seconds < Double(SmokeRun.seconds) } ?? false
  }

  /// What it is worth as an exit code.
  func status(strict: Bool) -> ExitStatus {
    if let failure { return failure.status }
    if wasInterrupted { return .interrupted }
    if !runs { return .script }
    return strict && findings.contains { $0.severity != .note } ? .checkFailed : .plan
  }
}
