import Dice
import Engine
import Foundation
import Report
import Scripting

/// What `alea check --json` prints; `docs/json.md` documents it.
struct CheckJSON: Encodable {
  private let ok: Bool
  private let files: [File]

  init(_ reports: [CheckReport]) {
    ok = reports.allSatisfy(\.runs)
    files = reports.map(File.init)
  }

  private struct File: Encodable {
    let file: String
    let runs: Bool
    let dialect, because, failure: String?
    let truncatedAtLine: Int?
    let findings: [Finding]
    let translations: [Change]
    let needs: Needs?
    let session: Session?

    init(_ report: CheckReport) {
      let inspection = report.inspection
      file = Talk.plain(report.file)
      runs = report.runs
      failure = report.failure.map { Talk.plain($0.description) }
      dialect = inspection?.guess.dialect.rawValue
      because = inspection.map { Talk.plain($0.guess.because) }
      truncatedAtLine = inspection?.translation.truncatedAfterLine
      findings = report.findings.map(Finding.init)
      translations = inspection?.translation.changes.map(Change.init) ?? []
      needs = inspection.map { Needs($0.needs) }
      session = report.session.map { Session($0.result) }
    }
  }

  private struct Finding: Encodable {
    let line: Int?
    let kind, severity, text: String
    let name: String?

    init(_ finding: ScriptFinding) {
      line = finding.line > 0 ? finding.line : nil
      (kind, severity) = (finding.kind.rawValue, finding.severity.rawValue)
      text = Talk.plain(finding.text)
      name = finding.name.map(Talk.plain)
    }
  }

  private struct Change: Encodable {
    let line: Int
    let before, after: String

    init(_ change: Translation.Change) {
      (line, before, after) = (change.line, Talk.plain(change.before), Talk.plain(change.after))
    }
  }

  private struct Needs: Encodable {
    let inOrderBecause: String?
    let parameters, files: [String]

    init(_ needs: ScriptNeeds) {
      inOrderBecause = needs.inOrderBecause.map(Talk.plain)
      (parameters, files) = (needs.parameters.map(Talk.plain), needs.files)
    }
  }

  private struct Session: Encodable {
    let bets: Int
    let balance, reason, evidence: String

    init(_ result: SessionResult) {
      bets = result.statistics.bets
      balance = result.balance.description
      (reason, evidence) = (result.stop.cause.rawValue, result.stop.evidence)
    }
  }

  /// The object as text on one line, keys in alphabetical order.
  func text() throws -> String { try JSONLine.text(self) }
}
